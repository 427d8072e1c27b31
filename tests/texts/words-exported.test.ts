import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allAreas as areas } from '#cli/words/all-areas.ts'
import { outside } from './outside.ts'

/** Sources whose Chinese is no word of a page, and why. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^packages\/deadline\/src\/(rules|sources)\//, 'rows and names of the law, kept with their edition'],
  [/^packages\/deadline\/src\/chinese-number\.ts$/, 'numerals'],
  [/^web\/read-amount\.ts$/, 'numerals, to be recognised'],
  [/^workflows\/repair\/commitment\.ts$/, 'signed text with its hash: a change is a new edition'],
  [/(^|\/)(examples|example|sample-\w+)\.ts$/, 'worked cases'],
  [/^core\/engine\/texts\/terms\.ts$/, 'names to be recognised'],
  [/^core\/engine\/begin\/holiday-notice\.ts$/, 'forms of the yearly notice, to be recognised'],
  [/^core\/engine\/feeds\/result-file\.ts$/, 'answers of recipients, to be recognised'],
  [/^core\/engine\/papers\//, 'forms of letters to be recognised; the letters’ words are data'],
]

/** Single texts that are no words of ours, and why. */
const data: readonly (readonly [RegExp, string])[] = [
  [/^workflows\/[\w-]+\/papers\.ts:\d+: \S{2,3}$/, 'codes in document numbers'],
  [
    /^core\/records\/(import\/[\w-]+|publicity\/[\w-]+|tier-suggestion)\.ts:\d+: [^\s。；]{1,13}$/,
    'columns and values of the standard',
  ],
  [
    /^core\/records\/(penalty|permit|party-fields)\.ts:\d+: (\S+_\d.*|行政\S+|\S+)$/,
    'former names of columns, to be recognised',
  ],
  [/^core\/records\/layout\.ts:/, 'columns that senders add; fieldNames exports them'],
  [/^workflows\/exofficio\/rules\/claims\.ts:/, 'a column and its value'],
  [/: (治安法 136|行政处罚法 48|网安法 23)$/, 'citations'],
  [/^functions\/http\/api\/[\w-]+\.ts:/, 'invented examples and names of fields of the interface'],
  [/^functions\/http\/door\/device\.ts:\d+: 微信 WeChat$/, 'the name of a program'],
  [/^core\/engine\/store\/names\.ts:\d+: 人民政府$/, 'part of a name of the directory'],
  [/^core\/engine\/register\/repair-view\.ts:\d+: 失信严重程度$/, 'a column'],
  [/^cli\/simulate\/play-acts\.ts:/, 'what invented people say in a simulated case'],
  [/^cli\/(admin|rules)\.ts:\d+: {3}redress [a-z]/, 'invented examples of a command'],
]

/** Sources of the hosts in which `doctor` finds something. */
const checks = ['checks', 'base/machine-checks', 'seal/seal-check']
  .map((name) => `hosts/local/${name}.ts`)
  .concat('hosts/aws/tools.ts')

describe.runIf(existsSync('.git'))('words of pages and commands', () => {
  const rooms = ['core', 'packages', 'functions', 'web', 'workflows', 'cli', ...checks]
  const paths = execFileSync('git', ['ls-files', '--', ...rooms], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && !others.some(([of]) => of.test(path)))
  const sources = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))

  test('are all exported, so that a city can change each', () => {
    expect(sources.length).toBeGreaterThan(650)
    expect([...checks, 'cli/doctor.ts'].filter((path) => !paths.includes(path))).toEqual([])
    const found = outside(sources, areas, (one) => data.some(([of]) => of.test(one)))
    expect(found).toEqual([])
  })
})

test.each([
  ['a label in a table that no area has', "export const own = { send: { zh: '马上发送', en: 'Send' } }"],
  ['a sentence in a function', "const say = () => ({ zh: '马上发送', en: 'Send' })"],
  [
    'a second label of words that one area has',
    "const a = { zh: '提交', en: 'Send' }; const b = { zh: '提交', en: 'Send' }",
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a planted breach
  ['a template', 'const say = (n: number) => `共${n}件`'],
  ['text of a page', 'const Page = () => <p>马上发送</p>'],
  ['a line of a command', "process.stderr.write('请先停止服务 / stop the server first')"],
  ['a description of an option', "program.option('--json', '向标准输出写 JSON / print JSON')"],
  [
    'a finding of doctor',
    "const keys = () => error('keys', { zh: '没有日志密钥', en: 'The ledger key is missing.' }, null)",
  ],
])('a planted breach is seen: %s', (_name, text) => {
  expect(outside([{ path: 'web/planted.tsx', text }], { one: { zh: '提交', en: 'Send' } }).length).toBeGreaterThan(0)
})

test('a word of an area is taken for exported', () => {
  const text = "export const words = { send: { zh: '提交', en: 'Send' } }"
  expect(outside([{ path: 'web/words/planted.ts', text }], { one: { zh: '提交', en: 'Send' } })).toEqual([])
})
