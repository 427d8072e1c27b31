import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { fillBoth } from '#law/bilingual.ts'
import { toBase64 } from '#ledger/bytes.ts'
import type { Problem } from '#ledger/problem.ts'
import type { UncheckedRow } from '#ledger/row.ts'
import type { Verified } from '#ledger/verify.ts'
import { words as faults } from '#ledger/words.ts'
import { judgeLedger, type Ledger } from './judge-ledger.ts'
import { readLedgerFile } from './ledger-file.ts'
import { storeLedger } from './store/store-ledger.ts'
import { trustOf } from './trust.ts'
import { verifyReceipt } from './verify-inclusion.ts'
import { common } from './words/common.ts'
import { entry, paragraphs, say } from './words/say.ts'
import { verify as words } from './words/verify.ts'

type Options = {
  readonly data?: string
  readonly key?: string
  readonly checkpoint?: readonly string[]
  readonly json?: true
}

const help = () =>
  paragraphs(
    words.what,
    [entry('--key', words.keyMeans, 14), entry('--checkpoint', words.checkpointMeans, 14)].join('\n'),
    say(words.after),
  )

export function register(program: Command): void {
  program
    .command('verify')
    .argument('[file]')
    .description(say(words.title))
    .option('--data <dir>', say(words.data))
    .option('--key <key>', say(words.key))
    .option('--checkpoint <file...>', say(words.checkpoint))
    .option('--json', say(common.json))
    .addHelpText('after', help())
    .action(verifyOne)
}

async function verifyOne(file: string | undefined, options: Options): Promise<void> {
  if ((file === undefined) === (options.data === undefined)) throw new Error(say(words.giveOne))
  if (options.data !== undefined) return verifyData(resolve(options.data), options)
  const path = resolve(file ?? '')
  const ledger = await readLedgerFile(path)
  if (ledger === undefined) return verifyProof(path, options)
  await judge(ledger, options)
}

async function verifyData(folder: string, options: Options): Promise<void> {
  const { tools } = await import('#host')
  const store = await tools.openReader(folder)
  try {
    await judge(await storeLedger(store), options)
  } finally {
    store.close()
  }
}

async function judge(ledger: Ledger, options: Options): Promise<void> {
  const kept = await Promise.all((options.checkpoint ?? []).map((path) => readFile(path, 'utf8')))
  const trust = trustIn(options.key ?? ledger.key)
  const found = await judgeLedger({ ...ledger, rows: () => counted(ledger.rows()) }, kept, trust)
  const lineOf = (problem: Problem) => (ledger.before === null ? null : line(problem, ledger.before))
  if (options.json) process.stdout.write(`${JSON.stringify(asJson(ledger, found, lineOf))}\n`)
  for (const problem of found.problems) process.stderr.write(sentence(problem, lineOf(problem)))
  const unsaid = found.found - found.problems.length
  if (unsaid > 0) process.stderr.write(`${say(words.more, { n: unsaid })}\n`)
  process.stderr.write(summary(ledger, found, options.key === undefined))
  if (!found.ok) process.exitCode = 1
}

async function verifyProof(path: string, options: Options): Promise<void> {
  const file = proofIn(await readFile(path, 'utf8'))
  if (file === undefined) throw new Error(say(words.neither, { path }))
  const key = options.key ?? (typeof file['key'] === 'string' ? file['key'] : null)
  const proven = verifyReceipt(file, trustIn(key))
  if (options.json) process.stdout.write(`${JSON.stringify(proven)}\n`)
  if (proven.ok) {
    const { entry, index, size } = proven
    const { id, seq, type } = entry
    process.stderr.write(`${say(words.proven, { id, seq, type, index, size })}\n`)
    process.stderr.write(keyLine(key, options.key === undefined))
    return
  }
  process.stderr.write(`${say(words.notProven, { why: proven.message })}\n`)
  process.exitCode = 1
}

function trustIn(key: string | null) {
  const trust = key === null ? undefined : trustOf(key)
  if (trust === undefined) throw new Error(say(words.noKey))
  return trust
}

function proofIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'proof' in value ? { ...value } : undefined
  } catch {
    return undefined // no JSON, so no proof
  }
}

async function* counted(rows: AsyncIterable<UncheckedRow>): AsyncGenerator<UncheckedRow> {
  let read = 0
  for await (const row of rows) {
    read += 1
    if (read % 100_000 === 0) process.stderr.write(`${say(words.progress, { read })}\n`)
    yield row
  }
}

const line = ({ where, position }: Problem, before: number) => (where === 'row' ? before : 1) + position + 1

const asJson = ({ ledger, key }: Ledger, found: Verified, lineOf: (problem: Problem) => number | null) => ({
  ok: found.ok,
  ledger,
  key,
  rows: found.size,
  sealed: found.sealed,
  root: toBase64(found.root),
  found: found.found,
  problems: found.problems.map((problem) => ({ ...problem, line: lineOf(problem), message: filled(problem) })),
})

function sentence(problem: Problem, at: number | null): string {
  const where = words.where[problem.where]
  const place =
    at === null
      ? say(where, { n: problem.position })
      : say(words.inFile, { where: fillBoth(where, { n: problem.position }), line: at })
  return `${place}: ${problem.code}: ${say(filled(problem))}\n`
}

function filled({ code, detail }: Problem) {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? name))
  return { zh: fill(faults[code].zh), en: fill(faults[code].en) }
}

function summary({ ledger, key }: Ledger, { ok, size, sealed, found }: Verified, own: boolean): string {
  const late = size - sealed
  const unsealed = late > 0 ? `${say(words.unsealed, { rows: late })}\n` : ''
  const verdict = say(ok ? words.intact : words.faults, { ledger, size, sealed, found })
  return `${verdict}\n${unsealed}${keyLine(key, own)}`
}

const keyLine = (key: string | null, own: boolean) => (own ? `${say(words.ownKey, { key: key ?? '' })}\n` : '')
