import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { appendOnly, bodyText, checkWrites, keyOf } from '#hosts/table-rules.ts'
import { indexNames } from './database.ts'
import { groupCommit } from './group-commit.ts'
import type { IndexEntry, RecentRow, RecentRows } from './recent-rows.ts'

type Outcome = { kind: 'done' } | { kind: 'conflict'; on: number }
/** Item that stands under a key now. */
type Found = Pick<RecentRow, 'p' | 'v' | 'idx'> & { readonly entries?: readonly IndexEntry[]; readonly log: boolean }
type Ready = Pick<RecentRow, 'text' | 'idx' | 'entries'> & { readonly write: Write; readonly key: Key }

export type TableWriter = { transact(writes: readonly Write[]): Promise<Outcome>; flush(): void }

/** The one writer. Conditions are looked at before anything is written, so a conflict leaves nothing to undo. */
export function tableWriter(db: DatabaseSync, recent: RecentRows): TableWriter {
  const sql = statements(db)
  const partition = partitions(sql)
  const readSize = () => Number(sql.size.get()?.['size'])
  let position = readSize()
  const undone = () => {
    position = readSize()
    partition.forget()
    recent.forget()
  }
  const commits = groupCommit<Outcome>({ db, undone })

  function apply(writes: readonly Ready[]): Outcome {
    const found = writes.map(({ key }) => find(key))
    const on = writes.findIndex(({ write }, i) => !holds(write, found[i]))
    if (on >= 0) return { kind: 'conflict', on }
    writes.forEach(({ write, key }, i) => {
      if (!('check' in write) && found[i]?.log) throw appendOnly(key)
    })
    writes.forEach((ready, i) => {
      write(ready, found[i])
    })
    return { kind: 'done' }
  }

  function find(key: Key): Found | undefined {
    const known = recent.get(key)
    if (known) return { ...known, log: false }
    const p = partition.find(key.pk)
    const row = p === undefined ? undefined : sql.standing.get(p, key.sk, p, key.sk)
    return p === undefined || !row
      ? undefined
      : { p, v: Number(row['v']), idx: String(row['idx']), log: row['log'] === 1 }
  }

  function write({ write, key, text, idx, entries }: Ready, found: Found | undefined): void {
    if ('check' in write) return
    const p = found?.p ?? partition.at(key.pk)
    if (idx !== (found?.idx ?? ''))
      moveEntries(sql, [p, key.sk], found?.entries ?? entriesOf(found?.idx ?? ''), entries)
    if ('remove' in write) {
      sql.remove.run(p, key.sk)
      recent.remove(key)
      partition.leave(key.pk, p)
      return
    }
    const { v, log } = write.put
    if (log) sql.append.run(position++, p, key.sk, idx, text)
    else if (found) sql.update.run(v, idx, text, p, key.sk)
    else sql.insert.run(p, key.sk, v, idx, text)
    if (!log) recent.set(key, { p, v, idx, entries, text })
  }

  return {
    flush: commits.flush,
    async transact(writes) {
      checkWrites(writes)
      const ready = writes.map(prepared)
      return commits.add(() => apply(ready))
    },
  }
}

function prepared(write: Write): Ready {
  const entries = 'put' in write ? indexEntries(write.put) : []
  return {
    write,
    key: keyOf(write),
    text: 'put' in write ? bodyText(write.put) : '',
    entries,
    idx: entries.length > 0 ? JSON.stringify(entries) : '',
  }
}

/** Index keys in one fixed order, so that equal text means nothing moved. */
function indexEntries({ index }: Item): readonly IndexEntry[] {
  if (!index) return []
  const entries: IndexEntry[] = []
  for (const name of indexNames) {
    const at = index[name]
    if (at) entries.push([name, at[0], at[1]])
  }
  return entries
}

const holds = ({ when }: Write, found: Found | undefined) =>
  when === 'absent' ? found === undefined : found?.v === when.v

function moveEntries(
  sql: Statements,
  key: readonly [number, string],
  old: readonly IndexEntry[],
  now: readonly IndexEntry[],
): void {
  const missing = (from: readonly IndexEntry[], [name, ipk, isk]: IndexEntry) =>
    !from.some((e) => e[0] === name && e[1] === ipk && e[2] === isk)
  for (const entry of old) if (missing(now, entry)) sql.leave[entry[0]]?.run(entry[1], entry[2], ...key)
  for (const entry of now) if (missing(old, entry)) sql.enter[entry[0]]?.run(entry[1], entry[2], ...key)
}

const entriesOf = (idx: string): readonly IndexEntry[] => (idx === '' ? [] : JSON.parse(idx))

/** Numbers of partition keys, remembered while they are in use. */
function partitions(sql: Statements) {
  const known = new Map<string, number>()
  const remember = (pk: string, p: number): number => {
    if (known.size > 20_000) known.clear()
    known.set(pk, p)
    return p
  }
  function find(pk: string): number | undefined {
    const p = known.get(pk)
    if (p !== undefined) return p
    const row = sql.partition.get(pk)
    return row && remember(pk, Number(row['p']))
  }
  return {
    find,
    at: (pk: string): number => find(pk) ?? remember(pk, Number(sql.arrive.run(pk).lastInsertRowid)),
    leave(pk: string, p: number): void {
      if (sql.depart.run(p, p, p).changes) known.delete(pk)
    },
    forget: () => known.clear(),
  }
}

type Statements = ReturnType<typeof statements>

function statements(db: DatabaseSync) {
  const each = (text: (name: string) => string): Readonly<Record<string, StatementSync>> =>
    Object.fromEntries(indexNames.map((name) => [name, db.prepare(text(name))]))
  return {
    size: db.prepare('SELECT COALESCE(MAX(position) + 1, 0) AS size FROM journal'),
    partition: db.prepare('SELECT p FROM partitions WHERE pk = ?'),
    arrive: db.prepare('INSERT INTO partitions(pk) VALUES (?)'),
    depart: db.prepare(`DELETE FROM partitions WHERE p = ? AND NOT EXISTS (SELECT 1 FROM items WHERE items.p = ?)
      AND NOT EXISTS (SELECT 1 FROM journal WHERE journal.p = ?)`),
    standing: db.prepare(`SELECT v, idx, 0 AS log FROM items WHERE p = ? AND sk = ?
      UNION ALL SELECT 1, idx, 1 FROM journal WHERE p = ? AND sk = ?`),
    insert: db.prepare('INSERT INTO items(p, sk, v, idx, body) VALUES (?, ?, ?, ?, ?)'),
    update: db.prepare('UPDATE items SET v = ?, idx = ?, body = ? WHERE p = ? AND sk = ?'),
    remove: db.prepare('DELETE FROM items WHERE p = ? AND sk = ?'),
    append: db.prepare('INSERT INTO journal(position, p, sk, idx, body) VALUES (?, ?, ?, ?, ?)'),
    enter: each((name) => `INSERT INTO by_${name}(ipk, isk, p, sk) VALUES (?, ?, ?, ?)`),
    leave: each((name) => `DELETE FROM by_${name} WHERE ipk = ? AND isk = ? AND p = ? AND sk = ?`),
  }
}
