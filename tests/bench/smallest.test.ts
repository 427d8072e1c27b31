import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { benches } from './benches.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'redress-smallest-'))
afterAll(() => rmSync(folder, { recursive: true }))

it.each(Object.keys(benches))('npm run bench -- %s --smallest runs to its end and prints figures', (name) => {
  const out = join(folder, `${name}.json`)
  const args = ['scripts/bench.mjs', name, '--smallest', '--out', out]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
  const results: readonly { bench: string; figures: readonly object[] }[] = JSON.parse(readFileSync(out, 'utf8'))
  expect(results.map(({ bench }) => bench)).toEqual([name])
  const figures = results.flatMap(({ figures }) => figures).flatMap((row) => Object.values(row))
  expect(figures.filter((value) => typeof value === 'number').length).toBeGreaterThan(0)
  // JSON has no NaN: a figure that was not measured is null.
  expect(figures).not.toContain(null)
})

it('names the benches there are to whoever asks for another', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/bench.mjs', 'ledger', 'speed'], {
    ...{ cwd: root, encoding: 'utf8' },
  })
  expect([status, stdout, stderr.trim().split('\n')]).toEqual([
    2,
    '',
    [expect.stringMatching(/no bench speed.*ledger, /)],
  ])
})

it('knows every bench that is written', () => {
  const written = readdirSync(join(root, 'tests/bench')).filter((file) => file.endsWith('.bench.ts'))
  expect(written.map((file) => file.replace('.bench.ts', '')).toSorted()).toEqual(Object.keys(benches).toSorted())
})
