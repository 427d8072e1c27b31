import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { mutantsOf } from './mutants.ts'
import { traced } from './traced.ts'

const source = `export const twice = (n: number) => n * 2
export function both(ns: readonly number[]) {
  return ns.map((n) => ({ n, more: n + 1 }))
}
export const unused = () => 1 + 1
`

it('notes which test calls a function, changes no result, and knows the function around a mutant', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-traced-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const hits = join(folder, 'hits')
  const { text, functionAt } = traced('a.ts', source, hits)
  writeFileSync(join(folder, 'a.ts'), text)
  const ran = await import(pathToFileURL(join(folder, 'a.ts')).href)
  expect(existsSync(hits)).toBe(false)
  expect([ran.twice(3), ran.both([1])]).toEqual([6, [{ n: 1, more: 2 }]])
  const lines = readFileSync(hits, 'utf8').trim().split('\n')
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['0', '1', '2'])
  expect(lines.every((line) => line.endsWith('tests/crash/traced.test.ts'))).toBe(true)
  const around = new Map(mutantsOf('a.ts', source).map(({ was, line, at }) => [`${line} ${was}`, functionAt(at)]))
  expect([around.get('1 *'), around.get('3 +'), around.get('5 +')]).toEqual([0, 2, 3])
  expect(functionAt(0)).toBe(null)
})
