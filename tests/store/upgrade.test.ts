import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { checkpoints, readHead } from '#engine/proof/ledger-head.ts'
import { seal } from '#engine/proof/seal.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { standingOf } from '#hosts/local/store/upgrade.ts'
import { upgradeStore } from '#hosts/local/upgrade-store.ts'
import { testEngine } from '#tests/support/engine.ts'
import { fixtures, laid, run, upgrades } from './upgraded.ts'

upgrades(fixtures[0])

it('does not go back where the log has grown since, and says how many rows would be lost', () => {
  const folder = laid(fixtures[0], 'grown')
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

it('goes back with the checkpoints that were signed since, so that the next one follows them', async () => {
  const folder = laid(fixtures[0], 'signed')
  expect(run(folder).said.done).toBe(true)
  const notesIn = async () => {
    const { table, close } = localTable({ folder, readOnly: true })
    const [notes, head] = [await Array.fromAsync(checkpoints(table)), await readHead(table)]
    close()
    return { notes, head }
  }
  const { table, journal, close } = localTable({ folder })
  const sealed = await seal({ ...testEngine(), table, journal })
  close()
  const before = await notesIn()
  expect([sealed.added > 0, before.notes.at(-1)]).toEqual([true, sealed.checkpoint])
  expect(run(folder, '--back').status).toBe(0)
  expect(run(folder).said.done).toBe(true)
  expect(await notesIn()).toEqual(before)
})

it('tells of a trial that changed what the log does not hold, by its kind, and upgrades nothing', async () => {
  const folder = laid(fixtures[0], 'changed')
  const before = standingOf(folder)
  const { n } = inCopy(folder, "SELECT count(*) AS n FROM items WHERE sk = 'arrival'")
  expect(n).toBeGreaterThan(0)
  let looks = 0
  const audit = async () => {
    looks += 1
    // The second look is at the copy, spoilt by its upgrade.
    const [copy = ''] = readdirSync(folder).filter((name) => name.startsWith('upgrade-'))
    if (looks === 2) inCopy(join(folder, copy), "UPDATE items SET v = v + 1 WHERE sk = 'arrival'")
    return 0
  }
  expect(await upgradeStore(folder, { dryRun: false, audit })).toMatchObject({
    ...{ before: 0, after: 0, changed: ['arrival'], done: false },
  })
  expect(standingOf(folder)).toEqual(before)
})

function inCopy(folder: string, sql: string) {
  const db = new DatabaseSync(join(folder, 'redress.db'))
  try {
    return { n: Number(db.prepare(sql).get()?.['n']) }
  } finally {
    db.close()
  }
}
