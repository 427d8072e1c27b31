import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tables } from './tables.ts'

type Manifest = Readonly<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>>>
>
const { dependencies, devDependencies, optionalDependencies }: Manifest = JSON.parse(
  readFileSync('package.json', 'utf8'),
)
const installed = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })

/** Names of a cell; those behind a scoped one share its scope. */
function namesIn(cell: string): readonly string[] {
  let scope = ''
  return cell
    .replace(/ \(.*\)$/, '')
    .split(', ')
    .map((name) => {
      if (name.startsWith('@')) scope = name.slice(0, name.indexOf('/') + 1)
      return !name.startsWith('@') && installed.includes(scope + name) ? scope + name : name
    })
}
const matches = (pattern: string, name: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
const named = tables('docs/dependencies.md').flatMap(({ cells: [cell = ''] }) => namesIn(cell))

test('docs/dependencies.md says of each package why it is there, and of none that is gone', () => {
  expect(named.length).toBeGreaterThan(30)
  expect(installed.filter((name) => !named.some((pattern) => matches(pattern, name)))).toEqual([])
  expect(named.filter((pattern) => !installed.some((name) => matches(pattern, name)))).toEqual([])
})

test('a scope goes on within a cell', () => {
  expect(namesIn('@middy/core, http-router (all)')).toEqual(['@middy/core', '@middy/http-router'])
  expect(matches('@types/*', '@types/node')).toBe(true)
})
