import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { logLines } from '#engine/log/log-lines.ts'
import { namedOutside } from './own-names.ts'

export type Ban = { readonly name: string; readonly where: RegExp; readonly pattern: RegExp }

const pure = /^(core|packages|workflows)\/(?!.*\.test\.tsx?$)/
// Writers and legal readers of the register; `explain-record` and `flags-change` withhold themselves.
const insiders =
  'core/engine/\\w+/(?:commit|register|record-kind|register-door|replay-record|keys|import-row|import-absent|scan|scan-record|findings|flags-change|follow|wake|service|explain-record)|hosts/local/demo/seed'
const outside = new RegExp(`^(?!(?:${insiders})\\.ts$|tests/)(?!.*\\.test\\.tsx?$)`)
// The journal has all content: feeds take it from the door.
const outsideJournal = /^(?!cli\/(?:store\/store-ledger|ledger)\.ts$)(?:functions|cli|web)\/(?!.*\.test\.tsx?$)/
const tests = /^tests\/|\.test\.tsx?$/

// Readers of lists: helpers, and pages with a way on.
const readers = /^(?!core\/engine\/store\/read(-several)?\.ts$)(core|functions|web|cli)\/(?!.*\.test\.tsx?$)/
const openers =
  /^(?!core\/engine\/\w+\/(paged|read-several|scan)\.ts$|web\/parts\/paged\.tsx$|functions\/http\/api\/)(core|functions|web|cli)\/(?!.*\.test\.tsx?$)/

// Writers of lines: the log, replies to operators, a helper's pipe.
const writers =
  /^(?!hosts\/(?:json-log|local\/main|local\/paper\/draw-picture|local\/check-database)\.ts$)(?:core|functions|web|workflows|hosts)\/(?!.*\.test\.tsx?$)/
const names = Object.keys(logLines).map((name) => name.replaceAll('.', '\\.'))

// Hosts know no kinds; key shapes may look.
const keyReaders =
  /^(?!core\/engine\/store\/key-shape\.ts$|hosts\/(?!local\/demo))(?:core|functions|hosts|cli|web)\/(?!.*\.test\.tsx?$)/
/** Keys told by letters: compared, cut, or by prefix. */
const keyByHand =
  /\b[ps]k\s*\??\.\s*(?:startsWith|endsWith|includes|indexOf|slice|split|match|at|substring)\b|\b[ps]k\s*[!=]==?\s*['"`]|\b(?:starts|ends)With\(\s*['"`][\w-]*#|['"`][\w-]+#['"`]\s*\.\s*length\b|\.\s*test\(\s*(?:\w+\s*\.\s*)?[ps]k\s*\)/

/** Bans ambient time and chance, mocks, omitted tests, silent lists. */
export const bans: readonly Ban[] = [
  { name: 'Date.now', where: pure, pattern: /\bDate\s*\??\.\s*now\b|\bDate\s*\[/ },
  { name: 'new Date()', where: pure, pattern: /\bnew\s+Date\b(?!\s*\(\s*[^)\s])/ },
  { name: 'Date()', where: pure, pattern: /(?<!\bnew\s+)\bDate\s*\(/ },
  { name: 'Date by another name', where: pure, pattern: /[=(,?]\s*\(?\s*Date\s*[)\n;,}]|\b(?:as|=)\s+Date\s*$/m },
  { name: 'globalThis', where: pure, pattern: /\bglobalThis\b/ },
  { name: 'Math.random', where: pure, pattern: /\brandom\b(?=.*=\s*Math\b)|\bMath\s*\??\.\s*random\b|\bMath\s*\[/ },
  { name: 'performance', where: pure, pattern: /\bperformance\s*\??[.[]|=\s*performance\b/ },
  { name: 'random bytes', where: pure, pattern: /\b(?:randomUUID|getRandomValues|randomBytes)\b/ },
  { name: 'Temporal.Now', where: pure, pattern: /\bTemporal\s*\.\s*Now\b/ },
  { name: 'timer', where: pure, pattern: /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/ },
  { name: 'input and output', where: pure, pattern: /\bfetch\s*\(|\bprocess\s*\.|\bconsole\s*\./ },
  { name: 'barrel', where: /^core\/engine\//, pattern: /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s+from\b/m },
  { name: 'list read by hand', where: readers, pattern: /\.\s*query\s*\(|\bquery\b[^;\n]*=[^;\n]*\btable\b/ },
  { name: 'page opened', where: openers, pattern: /\bopenPaged\b/ },
  { name: 'record past the door', where: outside, pattern: /\b(?:recordFile|storedRecord|StoredRecord)\b/ },
  { name: 'journal past the door', where: outsideJournal, pattern: /\bjournal\b/ },
  {
    name: 'stub',
    where: /^(core|packages|workflows|functions|web|cli)\/(?!.*\.test\.tsx?$)/,
    // Functions that ignore all their arguments.
    pattern: /\bfunction\s+\w+\((?:\s*_\w*\s*:[^,)]*,?)+\s*\)/,
  },
  {
    name: 'line past the log',
    where: writers,
    pattern:
      /\bconsole\s*(?:\.\s*\w|\[|\?\.)|\bprocess\s*\.\s*(?:std(?:out|err)|emitWarning)\b|\bwriteSync\s*\(\s*[12]\b/,
  },
  {
    name: 'line without a name',
    where: writers,
    pattern: new RegExp(`\\blog\\s*\\(\\s*(?!['"](?:${names.join('|')})['"])[^\\s)]`),
  },
  { name: 'key by hand', where: keyReaders, pattern: keyByHand },
  namedOutside,
  { name: 'module mock', where: tests, pattern: /\bvi\s*\.\s*(?:mock|doMock|stubGlobal|stubEnv|hoisted)\b/ },
  { name: 'test alone', where: tests, pattern: /\b(?:it|test|describe|suite)\b(?:\s*\.\s*\w+)*\s*\.\s*only\b/ },
  {
    name: 'test left out',
    where: tests,
    pattern: /\b(?:it|test|describe|suite)\b(?:\s*\.\s*\w+)*\s*\.\s*(?:skip|todo)\b/,
  },
]

/** `ban: file`, for each ban that a file breaks. */
export function spotted(base: string, files: readonly string[]): readonly string[] {
  return files.flatMap((file) => {
    const text = uncommented(readFileSync(join(base, file), 'utf8'))
    const broken = bans.filter(({ where, pattern }) => where.test(file) && pattern.test(text))
    return broken.map(({ name }) => `${name}: ${file}`)
  })
}

const uncommented = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm, '')
