import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { nightKey, plannedAudit } from '#engine/proof/audited.ts'
import { auditCheck } from '#engine/run/audit-checks.ts'
import { planScan, scanKey, scanKind } from '#engine/scan/scan.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople } from './busy-people.ts'
import { forge } from './forge.ts'
import { type RanStore, ranStore } from './ran-store.ts'

let store: RanStore

beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, { also: busyPeople })
})
afterAll(() => store.remove())

/** Differences told of a copy after an edit. */
async function told(edit: (db: DatabaseSync) => void): Promise<readonly string[]> {
  const folder = store.copy()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  edit(db)
  db.close()
  return (await store.look(folder)).found.map((one) => sentenceOf(one).en)
}

it.each([
  ['a trigger', `CREATE TRIGGER t AFTER INSERT ON items BEGIN DELETE FROM by_due WHERE p = NEW.p; END`, 'trigger t'],
  ['a table', 'CREATE TABLE beside(x)', 'table beside'],
  ['a view', 'CREATE VIEW seen AS SELECT * FROM items', 'view seen'],
  ['that keys are unique no more', 'DROP INDEX items_key', 'no index items_key'],
  ['a version beyond counting', `UPDATE items SET v = 9223372036854775807 WHERE sk = 'case'`, '1 items.v'],
])('finds %s in the database, which no release makes', async (_, sql, name) => {
  expect(await told((db) => db.exec(sql))).toEqual([`database: it is damaged: ${name}`])
})

it('finds a log row rewritten with every hash behind it, tiles and head too, by what was signed before', async () => {
  const said = await told(forge)
  expect(said).not.toEqual([])
  expect(
    said.filter((one) => !/^checkpoint: it is not what the log says: root \(ledger#checkpoints /.test(one)),
  ).toEqual([])
})

const bodyOf = (db: DatabaseSync, pk: string, body: unknown) => {
  db.prepare('INSERT OR IGNORE INTO partitions(pk) VALUES (?)').run(pk)
  const place = pk.startsWith('follower#') ? 'position' : (pk.split('#')[0] ?? '')
  db.prepare(
    `INSERT INTO items SELECT p, ?1, 1, '', ?2 FROM partitions WHERE pk = ?3
     ON CONFLICT DO UPDATE SET body = excluded.body`,
  ).run(place, JSON.stringify(body), pk)
}
const scan = { day: '2099-01-01', bucket: 0, after: null, looked: 0, found: 0 }

it('finds places to which the program’s own work cannot have come, so that it would never be done', async () => {
  const night = plannedAudit(Date.UTC(2099, 0, 1), null)
  const last = { rows: 1, items: 1, found: 0, first: [], began: 0, ended: Date.UTC(2099, 0, 1) }
  const said = await told((db) => {
    bodyOf(db, 'follower#letters', 10_000)
    bodyOf(db, 'scan#next', scan)
    bodyOf(db, 'audit#nightly', { ...night, last })
  })
  expect(said).toEqual([
    expect.stringMatching(/position \(follower#letters position\)$/),
    expect.stringMatching(/day \(scan#next scan\)$/),
    expect.stringMatching(/day \(audit#nightly audit\)$/),
    expect.stringMatching(/last\.ended \(audit#nightly audit\)$/),
  ])
})

it('warns of an audit that says it ended in days to come, and scans on after such a day', async () => {
  const { table, journal, close } = localTable({ folder: store.copy() })
  const engine = { ...store.engine, table, journal }
  const last = { rows: 1, items: 1, found: 0, first: [], began: 0, ended: Date.UTC(2099, 0, 1) }
  const body = JSON.parse(JSON.stringify(plannedAudit(engine.clock.now(), last)))
  await table.transact([{ put: { ...nightKey, v: 1, body }, when: 'absent' }])
  expect((await auditCheck(engine)).level).toBe('warning')
  await planScan(engine)
  const planned = await table.get(scanKey)
  const far = { ...Object(planned?.body), day: '2099-01-01' }
  await table.transact([{ put: { ...scanKey, v: (planned?.v ?? 0) + 1, body: far }, when: { v: planned?.v ?? 0 } }])
  await planScan(engine)
  const { day } = scanKind.read((await table.get(scanKey)) ?? planted())
  // Of an older store the night before: at once.
  expect(day <= scanKind.read(planned ?? planted()).day).toBe(true)
  close()
})

const planted = (): never => {
  throw new Error('no scan is planned')
}

it('counts newest rows of which what follows is still owed, as where a bookmark was set back', async () => {
  const folder = store.copy()
  const before = (await store.look(folder)).so.unfollowed
  const db = new DatabaseSync(join(folder, 'redress.db'))
  bodyOf(db, 'follower#board', -1)
  db.close()
  const { so } = await store.look(folder)
  expect(so.unfollowed).toBe(so.rows)
  expect(before).toBeLessThanOrEqual(so.unfollowed)
})

it('finds a file that is given out as of another type', async () => {
  const { found } = await store.look(store.folder, undefined, () => 'text/html')
  expect(found.length).toBeGreaterThan(0)
  for (const { kind, code, fields } of found) expect([kind, code, fields]).toEqual(['file', 'fileChanged', ['type']])
})
