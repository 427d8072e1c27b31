import { existsSync, globSync, readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { benches } from '../bench/benches.ts'
import { codeOf, documents } from './documents.ts'

const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).scripts
const redress = new Command('redress')
for (const file of globSync('cli/{,carry/,exchange/,store/}*.ts').filter((name) => !name.endsWith('.test.ts')))
  if (readFileSync(file, 'utf8').includes('export function register('))
    (await import(`../../${file}`)).register(redress)
const commands = redress.commands.map((command) => command.name())

/** Finds unknown commands and flags after `redress`. */
function faultsOf(words: readonly string[], command = redress): readonly string[] {
  const [word = '', ...rest] = words
  const below = command.commands.find((one) => one.name() === word)
  if (below) return faultsOf(rest, below)
  if (command === redress) return word === '' || word === '--help' || word === 'COMMAND' ? [] : [`no command ${word}`]
  if (command.commands.length > 0) return /^[a-z]/.test(word) ? [`${command.name()} has no ${word}`] : []
  const known = new Set(['--help', ...command.options.flatMap(({ long }) => long ?? [])])
  return words.filter((one) => one.startsWith('--') && !known.has(one)).map((one) => `${command.name()} has no ${one}`)
}

const wordsOf = (text: string) =>
  text
    .replaceAll(/[[\]|]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')

/** Scripts must read each flag and bench that documents name. */
function scriptFaults(name: string, words: readonly string[]): readonly string[] {
  if (!(name in scripts)) return [`no script ${name}`]
  const files = [...(scripts[name] ?? '').matchAll(/[\w/.-]+\.m?[jt]s/g)].map(([file]) => file)
  const text = [...files, ...(name === 'bench' ? globSync('tests/bench/*.bench.ts') : [])]
    .map((file) => readFileSync(file, 'utf8'))
    .join()
  const flags = words.filter((word) => word.startsWith('--') && !text.includes(`${word.slice(2)}: {`))
  const named = name === 'bench' ? words.filter((word) => /^[a-z-]+$/.test(word) && !word.startsWith('--')) : []
  return [...flags, ...named.filter((one) => !(one in benches))].map((word) => `${name} knows no ${word}`)
}

/** Words that code asks of npm, Node or the command line. */
function asked(code: string): readonly string[] {
  const [, run, name = '', rest = ''] = /\bnpm (run (?:-s )?([\w:-]+)|start|test)\b(?:\s+--\s+(.*))?/.exec(code) ?? []
  const plain = rest.replace(/\s[>&|].*/, '')
  const words = wordsOf(plain)
  if (run?.startsWith('run')) return name === 'redress' ? faultsOf(words) : scriptFaults(name, words)
  const [, own] = /^(?:[A-Z_]+=\S+ )*redress\s+(.*)/.exec(code) ?? []
  if (own !== undefined) return faultsOf(wordsOf(own))
  const [, file] = /^(?:npx vitest run|node)\s+([\w/.-]+)/.exec(code) ?? []
  if (file !== undefined) return existsSync(file) ? [] : [`no file ${file}`]
  return commands.includes(wordsOf(code)[0] ?? '') ? faultsOf(wordsOf(code)) : []
}

test.each(documents)('each command and flag that %s gives is there', (path) => {
  expect(codeOf(path).flatMap(asked)).toEqual([])
})

test('docs/operate.md has every command', () => {
  const said = codeOf('docs/operate.md').map((code) => code.replace(/^(npm run -s )?redress (-- )?/, ''))
  const every = redress.commands.flatMap((one) =>
    one.commands.length > 0 ? one.commands.map((sub) => `${one.name()} ${sub.name()}`) : [one.name()],
  )
  expect(every.length).toBeGreaterThan(15)
  expect(every.filter((name) => !said.some((code) => code === name || code.startsWith(`${name} `)))).toEqual([])
})

describe('finds', () => {
  test.each([
    ['npm run nothing', 'no script nothing'],
    ['npm run -s redress -- nothing', 'no command nothing'],
    ['redress calendar nothing', 'calendar has no nothing'],
    ['REDRESS_DATA=/new redress restore DIR --nothing', 'restore has no --nothing'],
    ['scan [--json | --nothing]', 'scan has no --nothing'],
    ['npm run crash -- --nothing 3', 'crash knows no --nothing'],
    ['npm run bench -- nothing', 'bench knows no nothing'],
    ['npx vitest run core/nothing.test.ts', 'no file core/nothing.test.ts'],
  ])('what is not there in “%s”', (code, fault) => {
    expect(asked(code)).toEqual([fault])
  })
})
