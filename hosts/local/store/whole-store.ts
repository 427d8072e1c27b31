import type { DatabaseSync } from 'node:sqlite'
import type { Partition, Stray } from '#engine/run/audit-source.ts'
import type { Item, Journal, Table } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { indexNames, openDatabase } from './database.ts'
import { recentRows } from './recent-rows.ts'
import { opened, tableReads } from './table-reads.ts'

/** One moment of a database, also beside writers. */
export function wholeStore(folder: string) {
  const db = openDatabase(folder, { readOnly: true })
  db.exec('BEGIN')
  const reads = tableReads(db, recentRows())
  const table: Table = {
    get: async (key) => reads.get(key),
    query: async (query) => reads.query(query),
    transact: () => {
      throw new Fault('store.readOnly', 'this table is open for reading only')
    },
  }
  const journal: Journal = {
    since: async (after, limit) => reads.since(after, limit),
    size: async () => reads.size(),
    positionOf: async (key) => reads.positionOf(key),
  }
  return {
    table,
    journal,
    partitions: () => partitions(db),
    strays: () => strays(db),
    integrity: () =>
      db
        .prepare('PRAGMA integrity_check')
        .all()
        .map((row) => String(row['integrity_check']))
        .filter((text) => text !== 'ok'),
    close: () => db.close(),
  }
}

const perRead = 500

function* partitions(db: DatabaseSync): Generator<Partition> {
  const some = db.prepare('SELECT p, pk FROM partitions WHERE p > ? ORDER BY p LIMIT ?')
  const all = db.prepare(`SELECT p, sk, v, idx, body, 0 AS log FROM items WHERE p BETWEEN ?1 AND ?2
    UNION ALL SELECT p, sk, 1 AS v, idx, body, 1 AS log FROM journal WHERE p BETWEEN ?1 AND ?2 ORDER BY p, sk`)
  for (let last = -1; ; ) {
    const found = some.all(last, perRead)
    const [first, end] = [found[0], found.at(-1)]
    if (!first || !end) return
    const names = new Map(found.map((row) => [Number(row['p']), String(row['pk'])]))
    const items = new Map<number, Item[]>([...names.keys()].map((p) => [p, []]))
    for (const row of all.iterate(Number(first['p']), Number(end['p']))) {
      const p = Number(row['p'])
      items.get(p)?.push(opened({ ...row, pk: names.get(p) ?? '' }))
    }
    for (const [p, of] of items) yield { pk: names.get(p) ?? '', items: of }
    last = Number(end['p'])
  }
}

/** Entries missing from an index, then those without item. */
function* strays(db: DatabaseSync): Generator<Stray> {
  const said = `(SELECT p, sk, idx FROM items WHERE idx <> '' UNION ALL SELECT p, sk, idx FROM journal WHERE idx <> '')`
  const each = `SELECT s.p, s.sk, e.value ->> 1 AS ipk, e.value ->> 2 AS isk FROM ${said} s, json_each(s.idx) e
    WHERE e.value ->> 0 = ?1`
  for (const index of indexNames) {
    const lacking = `SELECT pk, m.sk, m.ipk, m.isk FROM (${each}) m JOIN partitions USING (p)
      LEFT JOIN by_${index} b ON b.ipk = m.ipk AND b.isk = m.isk AND b.p = m.p AND b.sk = m.sk WHERE b.p IS NULL`
    for (const row of db.prepare(lacking).iterate(index)) yield strayOf(index, row, 'entry')
    const extra = `SELECT COALESCE(pk, '') AS pk, b.sk, b.ipk, b.isk FROM by_${index} b LEFT JOIN partitions USING (p)
      LEFT JOIN items i ON i.p = b.p AND i.sk = b.sk LEFT JOIN journal j ON i.p IS NULL AND j.p = b.p AND j.sk = b.sk
      WHERE NOT EXISTS (SELECT 1 FROM json_each(NULLIF(COALESCE(i.idx, j.idx, ''), '')) e
        WHERE e.value ->> 0 = ?1 AND e.value ->> 1 = b.ipk AND e.value ->> 2 = b.isk)`
    for (const row of db.prepare(extra).iterate(index)) yield strayOf(index, row, 'item')
  }
}

const strayOf = (index: Stray['index'], row: Record<string, unknown>, lacks: Stray['lacks']): Stray => ({
  index,
  entry: [String(row['ipk']), String(row['isk'])],
  key: { pk: String(row['pk']), sk: String(row['sk']) },
  lacks,
})
