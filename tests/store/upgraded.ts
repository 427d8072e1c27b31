import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { storeFormat } from '#hosts/local/store/format.ts'
import { standingOf } from '#hosts/local/store/upgrade.ts'
import { redress } from '#tests/support/cli.ts'

const root = mkdtempSync(join(tmpdir(), 'redress-upgrade-'))
afterAll(() => rmSync(root, { recursive: true }))

/** Stores as programs of former forms left them, by commit. */
export const fixtures = ['10596c4.db.gz', 'ea5adf9e.db.gz', '73564c34.db.gz', '9c7ef9a0.db.gz'] as const

/** Of releases whose form is today's: 0.3.0. Whoever raises the form moves it up. */
export const ofToday = ['a8579da9.db.gz'] as const

/** A folder with that store. */
export function laid(fixture: string, name: string): string {
  const folder = join(root, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'redress.db'), gunzipSync(readFileSync(new URL(fixture, import.meta.url))))
  return folder
}
export const run = (folder: string, ...args: string[]) => {
  const { status, stdout, stderr } = redress(folder, ['upgrade', '--json', ...args], { REDRESS_NOW: '2026-12-01' })
  return { status, stderr, said: stdout === '' ? null : JSON.parse(stdout) }
}

export const upgrades = (fixture: string): void =>
  it(`upgrades the store that ${fixture} kept: tried on a copy, audited, and with a way back`, () => {
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
      expect.stringMatching(/草稿、推送订阅.*stands in no log: drafts, webhooks/),
    ])
    expect(run(folder).said.done).toBe(true)
    redress(folder, ['audit', '--repair'])
    expect(unmended(folder)).toEqual([])
  })

/** Cases of all procedures, begun on rules 2026-12.1, replay as they ran. */
export const reads = (fixture: string): void =>
  it(`reads the store that ${fixture} kept in today’s form: nothing to upgrade, and nothing that the audit finds`, () => {
    const folder = laid(fixture, fixture)
    expect(standingOf(folder)).toMatchObject({ format: storeFormat, rows: expect.any(Number) })
    expect(run(folder).stderr).toContain('has the form of this program already')
    expect(unmended(folder).filter(({ kind }) => kind !== 'public')).toEqual([])
  })

/** Findings but for files, pages and the ledger, which none signed. */
const unmended = (folder: string) =>
  redress(folder, ['audit', '--json'])
    .stdout.trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ kind, code }) => code !== undefined && code !== 'fileMissing' && kind !== 'ledgerHead')
    .filter(({ fields }) => String(fields) !== 'pages')
