import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { mutated } from './mutants.ts'

const source = `const names: readonly string[] = ['a', 'b']
const words = { 'of': names.length > 1 ? 'many' : 'one' }
export const said = (): string => words.of + names.join('')
export function reached(n: number): number {
  let at = 0
  while (at < n) at += 1
  if ([at].some((one) => one === n) && !false) return at
  throw new Error('endless')
}
`
type Mutants = {
  on: number
  rounds: number
  constants: { make(): unknown; get(): unknown; set(value: unknown): void }[]
}

it('changes one thing at a time, constants of the module too, and nothing while none is on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-mutants-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { text, mutants } = mutated('a.ts', source, 10)
  writeFileSync(join(folder, 'a.ts'), text)
  const all: Mutants & { reach(n: number): void } = { on: -1, rounds: 0, constants: [], reach: () => undefined }
  Object.assign(globalThis, { mutants: all })
  onTestFinished(() => {
    Reflect.deleteProperty(globalThis, 'mutants')
  })
  const ran = await import(pathToFileURL(join(folder, 'a.ts')).href)
  const run = () => {
    for (const one of all.constants) one.set(one.make())
    try {
      return `${ran.said()} ${ran.reached(3)}`
    } catch {
      return 'thrown'
    }
  }
  expect([run(), ran.reached(2)]).toEqual(['manyab 3', 2])
  const same = mutants.flatMap(({ line, was, now }, i) => {
    Object.assign(all, { on: 10 + i, rounds: 0 })
    return run() === 'manyab 3' ? [`${line} ${was} ${now}`] : []
  })
  // Slips that change nothing: nobody hears these words.
  expect(same).toEqual([
    ...['2 names.length > 1 true', '2 > >=', "2 'one' ''", '5 0 1'],
    ...['7 [at].some((one) => one === n) && !false true', '7 && ||', '7 some every', "8 'endless' ''"],
  ])
})
