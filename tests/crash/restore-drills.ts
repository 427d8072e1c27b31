import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { redress } from '#tests/support/cli.ts'
import { patience } from '#tests/support/patience.ts'
import { freePort, started } from '#tests/support/started.ts'
import { type Drill, drill, restoreKilled, standing } from './restore-kill.ts'

/** Kills restores at `points` calls; every third damage, or `all`. */
export function restoreDrills(points: number, all: boolean): void {
  const some = <Row>(rows: readonly Row[]) => rows.filter((_, n) => all || n % 3 === 1)
  const seed = Number(process.env['SEED'] ?? 20_261_129)
  let at: Drill
  let whole: ReturnType<typeof restoreKilled>

  beforeAll(async () => {
    at = await drill()
    whole = restoreKilled(at, 0)
  })
  afterAll(() => at.remove())

  it('restores what was backed up while people filed: audited, a new epoch, what is public written anew at the start', async () => {
    expect(whole.stderr).toMatch(/epoch 2.*signed by the key of this ledger.*agrees with its log/s)
    expect([whole.status, standing(whole.folder)]).toEqual([0, 'whole'])
    const program = await started({ at: { folder: whole.folder, port: await freePort() } })
    const meant = publicFiles(at.live).filter((name) => name !== 'r/ahead.public')
    expect(meant.length).toBeGreaterThan(20)
    // The day's feed is drawn by the follower, after the pages.
    await vi.waitFor(() => expect(publicFiles(whole.folder)).toEqual(meant), patience)
    const audited = () => redress(whole.folder, ['audit'])
    // Followers and public pages go on beside requests.
    await vi.waitFor(() => expect(audited().stderr).not.toMatch(/not looked at: let|by this release/), patience)
    await program.stop()
    expect(audited().status).toBe(0)
    expect(redress(whole.folder, ['verify', '--data', whole.folder]).status).toBe(0)
  })

  it(`is refused or whole wherever it is killed (${points} of its calls, seed ${seed}), and whole when run again`, async () => {
    const calls = fc.sample(fc.integer({ min: 1, max: whole.calls }), { numRuns: points, seed })
    const middle = Math.ceil(whole.calls / 2)
    for (const n of [2, ...calls, middle, whole.calls]) {
      const { folder, stderr } = restoreKilled(at, n)
      expect([`before call ${n}`, stderr, ['refused', 'untouched', 'whole'].includes(standing(folder))]).toEqual([
        `before call ${n}`,
        stderr,
        true,
      ])
      // Lets the worker answer the runner between two restores.
      await setImmediate()
      if (n !== middle) continue
      const refused = redress(folder, ['doctor'])
      expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/再次运行.*begins anew/s)])
      const again = redress(folder, ['restore', at.backup])
      expect([again.status, standing(folder)]).toEqual([0, 'whole'])
    }
  })

  it.each(
    some([
      ['redress.db', 40_000],
      ['ledger.jsonl', 20],
      ['SHA256SUMS', 3],
      ['backup.json', 60],
    ]),
  )('refuses a backup of which one byte of %s was changed', (name, place) => {
    const path = join(at.backup, name)
    const good = readFileSync(path)
    const bad = Buffer.from(good)
    bad[place] = (bad[place] ?? 0) ^ 1
    writeFileSync(path, bad)
    const { status, stderr } = restoreKilled(at, 0)
    writeFileSync(path, good)
    expect([status, stderr]).toEqual([1, expect.stringMatching(/不符|不是备份清单/)])
  })

  it.each(
    some([
      ['redress.db', 'SQLite format', 'doctor', /redress\.db|not a database/],
      ['redress.db', 4 * 4096, 'audit', /malformed|damaged|损坏/],
      ['files/open', 'PNG', 'audit', /材料|file/],
      ['files/meta', '"sha256":"', 'audit', /材料|file/],
      ['public/r', '<h1>', 'doctor', /公开的文件已损坏：\/r\//],
      ['public/r', 'publicUntil', 'doctor', /公开的文件已损坏：\/r\//],
      ['keys/ledger.hex', '', 'doctor', /密钥|64 hex/],
    ]),
  )('names bit rot in %s, at “%s”, by %s', (name, before, command, says) => {
    const folder = mkdtempSync(join(at.top, 'rot-'))
    cpSync(at.live, folder, { recursive: true })
    const path = firstWith(join(folder, name), String(before))
    const bytes = readFileSync(path)
    const place = typeof before === 'number' ? before : bytes.indexOf(before) + Math.max(0, before.length - 1)
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const { status, stdout, stderr } = redress(folder, [command])
    expect([status, stdout + stderr]).toEqual([1, expect.stringMatching(says)])
  })
}

const publicFiles = (folder: string) => readdirSync(join(folder, 'public'), { recursive: true }).map(String).toSorted()

/** The file itself, or a folder's first that holds the text. */
function firstWith(path: string, text: string): string {
  if (!statSync(path).isDirectory()) return path
  const names = readdirSync(path, { recursive: true }).map((one) => join(path, String(one)))
  const found = names.find((one) => statSync(one).isFile() && readFileSync(one).includes(text))
  if (found === undefined) throw new Error(`nothing in ${path} holds ${text}`)
  return found
}
