import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { textOf } from './tables.ts'

const inFolder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `${folder}/${path}`)
const top = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md']
const documents = [...top, ...inFolder('docs'), ...inFolder('workflows')]
const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

/** Files that prose names, from the root. */
const named = /`((?:core|packages|workflows|functions|web|hosts|cli|infra|tests|docs|scripts|deployments)\/[\w./-]+)`/g

test.each(documents)('every link of %s leads somewhere', (path) => {
  const folder = new URL(path, 'file:///').pathname.slice(1).replace(/[^/]*$/, '')
  const targets = [...textOf(path).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target)
  const lost = targets.filter((target) => !/^https?:/.test(target) && !existsSync(folder + target))
  expect(lost).toEqual([])
})

test.each(documents)('every file that %s names is there', (path) => {
  const names = [...textOf(path).matchAll(named)].map(([, name = '']) => name.replace(/\.$/, ''))
  expect(names.filter((name) => !existsSync(name))).toEqual([])
})

test.each(documents)('every command that %s names is there', (path) => {
  const text = textOf(path)
  const run = [...text.matchAll(/npm run (?:-\w+ )?([\w:-]+)/g)].map(([, name = '']) => name)
  const bare = [...text.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name)
  expect([...run, ...bare].filter((name) => !(name in scripts))).toEqual([])
  const commands = [...text.matchAll(/(?:redress --|`redress) ([a-z]+)/g)].map(([, name = '']) => name)
  expect(
    commands.filter(
      (name) => ![`cli/${name}.ts`, `cli/exchange/${name}.ts`, `cli/store/${name}.ts`].some((file) => existsSync(file)),
    ),
  ).toEqual([])
})

test('each record of a decision has a number of its own', () => {
  const numbers = readdirSync('docs/adr').map((name) => name.slice(0, 4))
  expect(numbers.filter((number, i) => !/^\d{4}$/.test(number) || numbers.indexOf(number) !== i)).toEqual([])
})

test('the README is read in one sitting', () => {
  expect(textOf('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(100)
})

test('finds what leads nowhere', () => {
  expect([...'see `core/nowhere.ts`'.matchAll(named)].map(([, name = '']) => existsSync(name))).toEqual([false])
})
