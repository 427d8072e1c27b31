import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** As `npm run cloud -- --all`, of one part alone. */
const all = (folder: string) =>
  execFileSync(process.execPath, ['cloud/main.ts', '--all', '--only', 'cost', '--at', folder], { encoding: 'utf8' })

test('one command runs its parts, writes their record, and goes on where it was broken off', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-all-'))
  const [first, again] = [all(folder), all(folder)]
  const record = readFileSync(join(folder, 'cloud-all.md'), 'utf8')
  expect(record).toMatch(/\| docs\/measured\.md has the tables .* \| \d{4}-\d\d-\d\d, [0-9a-f]+ \| yes \|/)
  expect(first).toContain('cost.test.ts')
  expect(again).not.toContain('cost.test.ts')
  expect(again).toContain(record)
  rmSync(folder, { recursive: true })
})
