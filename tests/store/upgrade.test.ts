import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { storeFormat } from '#hosts/local/store/format.ts'
import { standingOf } from '#hosts/local/store/upgrade.ts'
import { redress } from '#tests/support/cli.ts'

const root = mkdtempSync(join(tmpdir(), 'redress-upgrade-'))
afterAll(() => rmSync(root, { recursive: true }))

const fixtures = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.db.gz'))

function laid(fixture: string, name: string): string {
  const folder = join(root, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'redress.db'), gunzipSync(readFileSync(new URL(fixture, import.meta.url))))
  return folder
}
const run = (folder: string, ...args: string[]) => {
  const { status, stdout, stderr } = redress(folder, ['upgrade', '--json', ...args], { REDRESS_NOW: '2026-12-01' })
  return { status, stderr, said: stdout === '' ? null : JSON.parse(stdout) }
}

it.each(fixtures)('upgrades the store that %s kept: tried on a copy, audited, and with a way back', (fixture) => {
  const folder = laid(fixture, fixture)
  const before = readFileSync(join(folder, 'redress.db'))
  const { format, rows } = standingOf(folder)
  const trial = run(folder, '--dry-run')
  expect([trial.status, trial.said]).toEqual([
    0,
    expect.objectContaining({ from: format, to: storeFormat, rows, done: false }),
  ])
  expect(readFileSync(join(folder, 'redress.db')).equals(before)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.startsWith('upgrade-'))).toEqual([])
  const real = run(folder)
  expect(real.said).toMatchObject({ after: trial.said.after, done: true })
  expect(real.said.after).toBeLessThanOrEqual(real.said.before)
  expect(standingOf(folder)).toEqual({ format: storeFormat, rows })
  expect(run(folder).stderr).toContain('has the form of this program already')
  const back = run(folder, '--back')
  expect([back.said, back.stderr]).toEqual([
    { format, rows },
    expect.stringMatching(/草稿、授权委托.*stands in no log: drafts, mandates/),
  ])
  expect(run(folder).said.done).toBe(true)
})

it('does not go back where the log has grown since, and says how many rows would be lost', () => {
  const folder = laid(fixtures[0] ?? '', 'grown')
  run(folder)
  const db = new DatabaseSync(join(folder, 'redress.db'))
  db.exec(
    `INSERT INTO journal SELECT position + 1, p, sk || 'x', idx, body FROM journal ORDER BY position DESC LIMIT 1`,
  )
  db.close()
  const grown = standingOf(folder)
  const { status, stderr } = run(folder, '--back')
  expect([status, stderr]).toEqual([1, expect.stringMatching(/增加了 1 行.*grown by 1 rows/)])
  expect([standingOf(folder), existsSync(join(folder, 'before-upgrade.db'))]).toEqual([grown, true])
})
