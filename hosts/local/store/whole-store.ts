import { randomBytes } from 'node:crypto'
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Partition, Stray } from '#engine/run/audit-source.ts'
import type { Crypto, IndexName, Item, Journal, Key, Table } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { indexNames, openDatabase, strangersIn } from './database.ts'
import { entriesAlone, lastOf, listsInSql, mostPartitions, ranges, listedRows as said } from './lists-in-sql.ts'
import { mustered } from './muster-keeper.ts'
import { publicPathsIn } from './public-folder.ts'
import { recentRows } from './recent-rows.ts'
import { opened, tableReads } from './table-reads.ts'

/** One moment of a database, also beside writers. */
export function wholeStore(folder: string) {
  const db = openDatabase(folder, { readOnly: true })
  listsInSql(db)
  const begin = () => db.exec('BEGIN; SELECT count(*) FROM sqlite_master')
  begin()
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
    blocks: () => blocksIn(db),
    partitions: (block?: number) => partitions(db, block),
    logs: (prefix: string) => logs(db, prefix),
    logOf: logOf(db),
    publicPaths: () => publicPathsIn(folder),
    salt: randomBytes(16).toString('hex'),
    /** Goes on to the newest moment. */
    renew(): void {
      db.exec('ROLLBACK')
      begin()
    },
    mustered: (crypto: Pick<Crypto, 'keyed'>) => mustered(db, crypto),
    strays: () => strays(db),
    integrity: () => [...faultsOf(db), ...strangersIn(db), ...uncounted(db)],
    close: () => db.close(),
  }
}

const faultsOf = (db: DatabaseSync): readonly string[] =>
  db
    .prepare('PRAGMA integrity_check')
    .all()
    .map((row) => String(row['integrity_check']))
    .filter((text) => text !== 'ok')

/** Numbers that no program wrote, which end or hide from readers. */
const uncounted = (db: DatabaseSync): readonly string[] =>
  Object.entries(wrongNumbers).flatMap(([what, where]) => {
    const n = Number(db.prepare(`SELECT count(*) AS n FROM ${where}`).get()?.['n'])
    return n === 0 ? [] : [`${n} ${what}`]
  })

const mostVersion = Number.MAX_SAFE_INTEGER
const wrongNumbers = {
  'items.v': `items WHERE typeof(v) <> 'integer' OR v NOT BETWEEN 1 AND ${mostVersion}`,
  'partitions.p': `partitions WHERE p NOT BETWEEN 0 AND ${mostPartitions}`,
  'journal.position': 'journal WHERE position NOT BETWEEN 0 AND (SELECT count(*) - 1 FROM journal)',
}
const perBlock = 512
/** Rows that no log stands beside, in memory at once. */
const perPiece = 2000

function blocksIn(db: DatabaseSync): number {
  return Math.floor((lastOf(db) ?? -1) / perBlock) + 1
}

/** Each in one piece; a long one without a log in several. */
function* partitions(db: DatabaseSync, block?: number): Generator<Partition> {
  const logged = db.prepare('SELECT DISTINCT p FROM journal WHERE p BETWEEN ? AND ?')
  const names = db.prepare('SELECT p, pk FROM partitions WHERE p BETWEEN ? AND ? ORDER BY p')
  const rows =
    db.prepare(`SELECT p, sk, min(v, ${mostVersion}) AS v, idx, body, 0 AS log, NULL AS position FROM items WHERE p BETWEEN ?1 AND ?2
    UNION ALL SELECT p, sk, 1 AS v, idx, body, 1 AS log, position FROM journal WHERE p BETWEEN ?1 AND ?2 ORDER BY p, sk`)
  const [from, to] = block === undefined ? [0, blocksIn(db)] : [block, block + 1]
  for (let one = from; one < to; one += 1) {
    const range = [one * perBlock, (one + 1) * perBlock - 1] as const
    const pks = new Map(names.all(...range).map((row) => [Number(row['p']), String(row['pk'])]))
    const logs = new Set(logged.all(...range).map((row) => Number(row['p'])))
    let [p, piece] = [-1, partition('')]
    for (const row of rows.iterate(...range)) {
      const isFull = piece.items.length >= perPiece && !logs.has(p)
      if (Number(row['p']) !== p || isFull) {
        if (isHeld(piece)) yield piece
        p = Number(row['p'])
        piece = partition(pks.get(p) ?? '')
      }
      if (pks.has(p)) take(piece, row)
    }
    if (isHeld(piece)) yield piece
  }
}

/** Reads logs alone, not the items beside them. */
function* logs(db: DatabaseSync, prefix: string): Generator<Partition> {
  const names = db.prepare('SELECT p, pk FROM partitions WHERE p BETWEEN ? AND ? ORDER BY p')
  const rows = db.prepare(`SELECT p, sk, 1 AS v, idx, body, 1 AS log, position FROM journal
    WHERE p BETWEEN ? AND ? ORDER BY p, sk`)
  for (let one = 0; one < blocksIn(db); one += 1) {
    const range = [one * perBlock, (one + 1) * perBlock - 1] as const
    const pks = names.all(...range).map((row) => [Number(row['p']), String(row['pk'])] as const)
    const asked = new Map(pks.filter(([, pk]) => pk.startsWith(prefix)))
    let [p, piece] = [-1, partition('')]
    for (const row of rows.iterate(...range)) {
      const pk = asked.get(Number(row['p']))
      if (pk === undefined) continue
      if (Number(row['p']) !== p) {
        if (isHeld(piece)) yield piece
        p = Number(row['p'])
        piece = partition(pk)
      }
      take(piece, row)
    }
    if (isHeld(piece)) yield piece
  }
}

function logOf(db: DatabaseSync) {
  const rows = db.prepare(`SELECT sk, 1 AS v, idx, body, 1 AS log, position FROM journal
    WHERE p = (SELECT p FROM partitions WHERE pk = ?) ORDER BY sk`)
  return (pk: string): Partition => {
    const piece = partition(pk)
    for (const row of rows.iterate(pk)) take(piece, row)
    return piece
  }
}

type Taking = Partition & {
  readonly items: Item[]
  readonly places: Map<string, number>
  readonly unread: (Key & { readonly log: boolean })[]
}

const partition = (pk: string): Taking => ({ pk, items: [], places: new Map(), unread: [] })

const isHeld = ({ items, unread }: Taking) => items.length > 0 || unread.length > 0

/** One unreadable row hides no other. */
function take(into: Taking, row: Record<string, SQLOutputValue>): void {
  const { pk } = into
  try {
    const item = opened({ ...row, pk })
    // Frozen bodies are parsed once, however often they are read.
    Object.freeze(item.body)
    into.items.push(item)
    if (row['log'] === 1) into.places.set(String(row['sk']), Number(row['position']))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    into.unread.push({ pk, sk: String(row['sk']), log: row['log'] === 1 })
  }
}

/** Indexes that do not match their items one for one. */
function indexesApart(db: DatabaseSync): readonly IndexName[] {
  const isThere = indexNames.map(
    (index) => `WHEN '${index}' THEN EXISTS (SELECT 1 FROM by_${index} b
      WHERE b.ipk = e.value ->> 1 AND b.isk = e.value ->> 2 AND b.p = s.p AND b.sk = s.sk)`,
  )
  const isOnce = `e.key = 0 OR NOT EXISTS (SELECT 1 FROM json_each(s.idx) f
    WHERE f.key < e.key AND f.value ->> 0 = e.value ->> 0)`
  const counted = db.prepare(`SELECT e.value ->> 0 AS name, COUNT(*) AS n,
    SUM((${isOnce}) AND CASE e.value ->> 0 ${isThere.join(' ')} END) AS there
    FROM ${said} s, json_each(s.idx) e WHERE s.p BETWEEN ?1 AND ?2 GROUP BY 1`)
  const sums = new Map<unknown, { n: number; there: number }>(indexNames.map((name) => [name, { n: 0, there: 0 }]))
  for (const range of ranges(db))
    for (const { name, n, there } of counted.all(...range)) {
      const sum = sums.get(name)
      if (!sum) continue
      sum.n += Number(n)
      sum.there += Number(there)
    }
  return indexNames.filter((index) => {
    const { n, there } = sums.get(index) ?? { n: 0, there: 0 }
    return n !== there || n !== db.prepare(`SELECT COUNT(*) AS n FROM by_${index}`).get()?.['n']
  })
}

/** Entries missing from an index, then those without item. */
function* strays(db: DatabaseSync): Generator<Stray> {
  const each = `SELECT s.p, s.sk, e.value ->> 1 AS ipk, e.value ->> 2 AS isk FROM ${said} s, json_each(s.idx) e
    WHERE e.value ->> 0 = ?1 AND s.p BETWEEN ?2 AND ?3`
  for (const index of indexesApart(db)) {
    const lacking = db.prepare(`SELECT pk, m.sk, m.ipk, m.isk FROM (${each}) m JOIN partitions USING (p)
      LEFT JOIN by_${index} b ON b.ipk = m.ipk AND b.isk = m.isk AND b.p = m.p AND b.sk = m.sk WHERE b.p IS NULL`)
    for (const range of ranges(db))
      for (const row of lacking.iterate(index, ...range)) yield strayOf(index, row, 'entry')
    for (const row of entriesAlone(db, index)) yield strayOf(index, row, 'item')
  }
}

const strayOf = (index: Stray['index'], row: Record<string, unknown>, lacks: Stray['lacks']): Stray => ({
  index,
  entry: [String(row['ipk']), String(row['isk'])],
  key: { pk: String(row['pk']), sk: String(row['sk']) },
  lacks,
})
