import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'

// Written apart, so that this file does not match.
const joined = (...parts: readonly string[]) => parts.join('')
const folder = process.cwd()
// docs/deploy.md puts the program under /opt and its data under /srv.
const paths = [folder, dirname(folder), homedir()].filter((path) => !/^\/((opt|srv)\b|$)/.test(path))
const escaped = (text: string) => text.replace(/[^\w/]/g, '\\$&')
const tools = [
  joined('cla', 'ude'),
  joined('anth', 'ropic'),
  joined('open', 'ai'),
  joined('chat', 'gpt'),
  joined('co', 'pilot'),
]

// Code rests on articles or records in docs/adr.
const elsewhere = [
  '\\b[Dd]ecisions? \\d',
  '(?<![\\w/-])(?:law|decisions|design|quality|product|style|findings)(?:\\.md\\b| §)',
  '\\.\\./shared\\b',
  '§ ?\\d',
]

const forbidden: readonly (readonly [string, RegExp])[] = [
  [
    'a path of this machine',
    new RegExp(paths.map((path) => `(?<![\\w.-])${escaped(path)}(?![\\w-])`).join('|') || '$^'),
  ],
  ['a home folder', /(?<![\w.$}])\/(?:root|Users|home)\/[\w.-]+/],
  ['a folder beside the project', new RegExp(joined('\\.\\./sha', 'red\\b'))],
  ['the word of a workplace’s tool', new RegExp(`\\b(?:${tools.join('|')})\\b`, 'i')],
  ['a registry’s address', new RegExp(joined('https?://[\\w.-]*', '(?:reg', 'istry|npm', 'mirror)', '[\\w.-]*\\.'))],
  ['a paper that no reader of the project has', new RegExp(elsewhere.join('|'))],
]

const isCloned = existsSync('.git')

describe.runIf(isCloned)('no tracked file names', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0')
  const texts = files
    .filter((path) => path !== '' && existsSync(path))
    .map((path) => [path, readFileSync(path, 'utf8')])
  const holds = (pattern: RegExp) => texts.filter(([, text = '']) => pattern.test(text)).map(([path]) => path)

  test.each(forbidden)('%s', (_, pattern) => {
    expect(holds(pattern)).toEqual([])
  })

  test('a record of docs/adr that is not there', () => {
    const known = new Set(files.map((path) => Number(/^docs\/adr\/(\d{4})/.exec(path)?.[1])))
    expect(texts.filter(([, text = '']) => cited(text).some((n) => !known.has(n))).map(([path]) => path)).toEqual([])
  })

  test('what an import needs and git ignores', () => {
    const ignored = execFileSync('git', ['ls-files', '-oi', '--exclude-standard', '-z', '--', ...sources], {
      encoding: 'utf8',
    })
    expect(ignored.split('\0').filter((path) => path !== '' && !path.startsWith('tests/browser/shots/'))).toEqual([])
  })
})

/** Numbers of cited records, also in lists: ADR 3, 4. */
function cited(text: string): readonly number[] {
  const lists = [...text.matchAll(/\bADR (\d+(?:, \d+)*)/g)].map(([, list = '']) => list)
  return lists.flatMap((list) => list.split(', ').map(Number))
}

const sources = [
  'core',
  'packages',
  'workflows',
  'functions',
  'web',
  'hosts',
  'cli',
  'infra',
  'scripts',
  'deployments',
  'tests',
]

test.each([
  ['a path of this machine', `see ${folder}/docs`],
  ['a home folder', joined('at /ro', 'ot/notes')],
  ['a folder beside the project', joined('from ../../sha', 'red/data')],
  ['the word of a workplace’s tool', `made with ${joined('Chat', 'GPT')}`],
  ['a paper that no reader of the project has', joined('one holder at a time (deci', 'sion 7)')],
  ['a paper that no reader of the project has', joined('the table of la', 'w.md')],
  ['a paper that no reader of the project has', joined('who may import whom (des', 'ign §', '2)')],
  ['a paper that no reader of the project has', joined('drivers of ../sha', 'red/bench')],
  ['a registry’s address', joined('https://reg', 'istry.npmjs.org/x')],
])('finds %s', (name, text) => {
  expect(forbidden.find(([what]) => what === name)?.[1].test(text)).toBe(true)
})

test('reads every number that a text cites', () => {
  expect(cited('by ADR 9, and (O36 20; ADR 10, 13)')).toEqual([9, 10, 13])
})
