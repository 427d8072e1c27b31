import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { nightKey, plannedAudit } from '#engine/proof/audited.ts'
import { auditCheck } from '#engine/run/audit-checks.ts'
import type { Difference } from '#engine/run/audit-source.ts'
import { planScan, scanKey, scanKind } from '#engine/scan/scan.ts'
import { drawnWith } from '#functions/stream/drawn.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { editBodies } from '#tests/support/edit-bodies.ts'
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

it('finds a checkpoint that its ledger did not sign', async () => {
  const first = `pk = 'ledger#checkpoints' AND sk = (SELECT min(sk) FROM items JOIN partitions USING (p) WHERE pk = 'ledger#checkpoints')`
  const said = await told((db) => editBodies(db, 'items', first, (note) => note.replace(/.{6}(?=.{9}$)/, 'AAAAAA')))
  expect(said).toEqual([expect.stringMatching(/^checkpoint: it is not what the log says: body \(ledger#checkpoints /)])
})

it('tells content that is gone from an entry of each log: no act of this program erases any', async () => {
  const db = new DatabaseSync(join(store.folder, 'redress.db'), { readOnly: true })
  const logs = db.prepare(
    "SELECT DISTINCT substr(pk, 1, instr(pk, '#') - 1) AS log FROM journal JOIN partitions USING (p)",
  )
  const names = logs.all().map(({ log }) => String(log))
  db.close()
  expect(names).toEqual(expect.arrayContaining(['admin', 'case', 'mandate', 'record']))
  const silent = []
  for (const name of names) {
    const said = await told((edited) => {
      const first = `SELECT min(position) FROM journal JOIN partitions USING (p) WHERE pk LIKE '${name}#%'`
      const without = (text: string) => JSON.stringify({ ...JSON.parse(text), payload: undefined })
      editBodies(edited, 'journal', `position = (${first})`, without)
    })
    if (!said.some((one) => one.includes('the content of its log is gone'))) silent.push([name, said.slice(0, 3)])
  }
  expect(silent).toEqual([])
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
    expect.stringMatching(/pages \(scan#next scan\)$/),
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
  const types = await store.look(store.folder, undefined, () => ({ type: 'text/html', name: 'a.png' }))
  expect(types.found.length).toBeGreaterThan(0)
  for (const { kind, code, fields } of types.found)
    expect([kind, code, fields[0]]).toEqual(['file', 'fileChanged', 'type'])
})

const later = 5 * 60_000

/** Differences told of a copy, once the feed has settled. */
async function settled(edit: (db: DatabaseSync, folder: string) => void): Promise<readonly Difference[]> {
  const folder = store.copy()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  edit(db, folder)
  db.close()
  const now = store.engine.clock.now()
  store.engine.setClock(now + later)
  try {
    return (await store.look(folder)).found
  } finally {
    store.engine.setClock(now)
  }
}

const dayOfFeed = (db: DatabaseSync, folder: string) => {
  const gone = `p IN (SELECT p FROM partitions WHERE pk LIKE 'changes#%')`
  db.exec(`DELETE FROM by_lookup WHERE ${gone}; DELETE FROM items WHERE ${gone}`)
  rmSync(join(folder, 'public/feed'), { recursive: true })
}

it('finds that the feed’s day was removed with its files, by what it told, and tells it again in a repair', async () => {
  expect(await settled(() => {})).toEqual([])
  const found = await settled(dayOfFeed)
  expect(found.length).toBeGreaterThan(0)
  for (const { kind, code, should } of found)
    expect([kind, code, should?.pk]).toEqual(['feedLine', 'missing', 'feed#new'])
  const untold = await settled((db, folder) => {
    dayOfFeed(db, folder)
    db.exec(`DELETE FROM items WHERE sk = 'told'`)
  })
  expect(untold.map(({ kind, code }) => `${kind} ${code}`)).toContain('told missing')
  const older = await settled((db) => bodyAt(db, `sk = 'told'`, (told) => ({ ...told, v: 0 })))
  expect(older.map(({ kind, fields }) => `${kind} ${fields}`)).toContain('told v')
})

const bodyAt = (db: DatabaseSync, which: string, change: (body: object) => object) =>
  editBodies(db, 'items', which, (text) => JSON.stringify(change(JSON.parse(text))))

it.each([
  ['of no row', { row: { pk: 'case#X', sk: 'log#00000001' }, position: 1, next: 0 }, 'row'],
  ['never tried again', { position: 0, next: 9e15 }, 'next'],
  ['under another moment', { position: 0, next: 0 }, 'next'],
])('finds a row set aside by nobody, which hides what its case should have: %s', async (_, given, field) => {
  const said = await told((db) => {
    const first = db.prepare('SELECT pk, sk FROM journal JOIN partitions USING (p) WHERE position = 0').get()
    const row = { pk: String(first?.['pk']), sk: String(first?.['sk']) }
    db.exec(`INSERT INTO partitions(pk) VALUES ('aside#workload')`)
    db.prepare(`INSERT INTO items SELECT p, ?, 1, '', ? FROM partitions WHERE pk = 'aside#workload'`).run(
      '900000000000000#000000000000',
      JSON.stringify({ row, tries: 1, reason: 'planted', ...given }),
    )
  })
  expect(said).toEqual([expect.stringMatching(new RegExp(`: ${field} \\(aside#workload `))])
})

it('finds items of no kind that any release writes, beside a case and alone', async () => {
  const said = await told((db) => {
    db.exec(`INSERT INTO items SELECT p, 'beside', 1, '', '1' FROM partitions WHERE pk LIKE 'case#%' LIMIT 1`)
    bodyOf(db, 'other#1', 1)
  })
  expect(said).toEqual([
    expect.stringMatching(/item of no known kind: it stands, and no log supports it \(case#\w+ beside\)$/),
    expect.stringMatching(/item of no known kind: it stands, and no log supports it \(other#1 other\)$/),
  ])
})

it('says so where another edition of pages is claimed, by which public files would not be looked at', async () => {
  const folder = store.copy()
  const { table, close } = localTable({ folder })
  const claimed = async (pages: string, more = {}) => {
    const item = await table.get(scanKey)
    const body = { ...scan, day: '2026-09-01', pages, ...more }
    const put = { ...scanKey, v: (item?.v ?? 0) + 1, body }
    await table.transact([{ put, when: item ? { v: item.v } : 'absent' }])
    const { found, so } = await store.look(folder)
    return [found.map((one) => sentenceOf(one).en), so.undrawn ?? false]
  }
  const { edition } = drawnWith(store.engine, store.engine.crypto.sha256)
  expect(await claimed(edition)).toEqual([[], false])
  const said = 'bookmark of the nightly scan: it is not what the log says: pages (scan#next scan)'
  expect(await claimed('another')).toEqual([[said], true])
  // Drawn by and by: not known to agree.
  expect(await claimed('another', { redraws: edition })).toEqual([[], true])
  close()
})
