import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { type Bench, benches } from '#tests/bench/benches.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs the chosen benches in their smallest form. */
export function smallest(chosen: (bench: Bench) => boolean): void {
  const folder = mkdtempSync(join(tmpdir(), 'redress-smallest-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const names = Object.entries(benches).flatMap(([name, bench]) => (chosen(bench) ? [name] : []))

  it.each(names)('npm run bench -- %s --smallest runs to its end and prints figures', (name) => {
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
}
