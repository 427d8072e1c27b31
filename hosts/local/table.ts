import { backup as copyDatabase, type DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Item, Journal, Key, Table, Write } from '#engine/ports.ts'
import { appendOnly, bodyText, checkWrites, keyOf } from '../table-rules.ts'
import { indexNames, openDatabase } from './database.ts'
import { groupCommit } from './group-commit.ts'
import { tableReads } from './table-reads.ts'
import { writerLock } from './writer-lock.ts'

type Outcome = { kind: 'done' } | { kind: 'conflict'; on: number }
/** What stands under a key now. */
type Found = { readonly v: number; readonly idx: string; readonly log: boolean }
type Ready = { readonly write: Write; readonly key: Key; readonly text: string; readonly idx: string }

export type LocalTable = {
  readonly table: Table
  readonly journal: Journal
  /** A consistent copy while the store runs; `progress` is told pages left and in all. */
  backup(path: string, progress?: (left: number, total: number) => void): Promise<void>
  close(): void
}

/** Table and journal of one machine, in SQLite. `readOnly` opens beside a running writer. */
export function localTable(options: { readonly folder: string; readonly readOnly?: boolean }): LocalTable {
  const readOnly = options.readOnly ?? false
  const lock = readOnly ? { release() {} } : writerLock(options.folder, new Date())
  const db = openOr(lock.release, () => openDatabase(options.folder, { readOnly }))
  const reads = tableReads(db)
  const writer = readOnly ? undefined : tableWriter(db)
  return {
    table: {
      get: async (key) => reads.get(key),
      query: async (query) => reads.query(query),
      transact: async (writes) => {
        if (!writer) throw new Error('this table is open for reading only')
        return writer.transact(writes)
      },
    },
    journal: { since: async (after, limit) => reads.since(after, limit), size: async () => reads.size() },
    async backup(path, progress) {
      writer?.flush()
      await copyDatabase(db, path, {
        rate: 1000,
        progress: ({ remainingPages, totalPages }) => progress?.(remainingPages, totalPages),
      })
    },
    close() {
      writer?.flush()
      db.close()
      lock.release()
    },
  }
}

function tableWriter(db: DatabaseSync) {
  const sql = statements(db)
  const readSize = () => Number(sql.size.get()?.['size'])
  let position = readSize()
  const commits = groupCommit<Outcome>({
    db,
    undone: () => {
      position = readSize()
    },
  })

  function apply(writes: readonly Ready[]): Outcome {
    const found = writes.map(({ key }) => find(sql, key))
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

  function write({ write, key, text, idx }: Ready, found: Found | undefined): void {
    if ('check' in write) return
    const before = found?.idx ?? ''
    if (before !== idx) moveEntries(sql, key, before, idx)
    if ('remove' in write) sql.remove.run(key.pk, key.sk)
    else if (write.put.log) sql.append.run(position++, key.pk, key.sk, idx, text)
    else if (found) sql.update.run(write.put.v, idx, text, key.pk, key.sk)
    else sql.insert.run(key.pk, key.sk, write.put.v, idx, text)
  }

  return {
    flush: commits.flush,
    async transact(writes: readonly Write[]): Promise<Outcome> {
      checkWrites(writes)
      const ready = writes.map(prepared)
      return commits.add(() => apply(ready))
    },
  }
}

const prepared = (write: Write): Ready => ({
  write,
  key: keyOf(write),
  text: 'put' in write ? bodyText(write.put) : '',
  idx: 'put' in write ? indexText(write.put) : '',
})

/** Index keys in one fixed order, so that equal text means nothing moved. */
function indexText({ index }: Item): string {
  if (!index) return ''
  const entries = indexNames.flatMap((name) => (index[name] ? [[name, ...index[name]]] : []))
  return entries.length > 0 ? JSON.stringify(entries) : ''
}

function find(sql: Statements, { pk, sk }: Key): Found | undefined {
  const item = sql.item.get(pk, sk)
  if (item) return { v: Number(item['v']), idx: String(item['idx']), log: false }
  const row = sql.row.get(pk, sk)
  return row && { v: 1, idx: String(row['idx']), log: true }
}

const holds = ({ when }: Write, found: Found | undefined) =>
  when === 'absent' ? found === undefined : found?.v === when.v

function moveEntries(sql: Statements, key: Key, before: string, after: string): void {
  const old = entriesOf(before)
  const now = entriesOf(after)
  for (const [name, [ipk, isk]] of old)
    if (!now.get(name)?.every((x, i) => x === [ipk, isk][i])) sql.leave[name]?.run(ipk, isk, key.pk, key.sk)
  for (const [name, [ipk, isk]] of now)
    if (!old.get(name)?.every((x, i) => x === [ipk, isk][i])) sql.enter[name]?.run(ipk, isk, key.pk, key.sk)
}

function entriesOf(idx: string): ReadonlyMap<string, readonly [string, string]> {
  const entries: readonly (readonly [string, string, string])[] = idx === '' ? [] : JSON.parse(idx)
  return new Map(entries.map(([name, ipk, isk]) => [name, [ipk, isk]]))
}

type Statements = ReturnType<typeof statements>

function statements(db: DatabaseSync) {
  const each = (text: (name: string) => string): Readonly<Record<string, StatementSync>> =>
    Object.fromEntries(indexNames.map((name) => [name, db.prepare(text(name))]))
  return {
    size: db.prepare('SELECT COALESCE(MAX(position) + 1, 0) AS size FROM journal'),
    item: db.prepare('SELECT v, idx FROM items WHERE pk = ? AND sk = ?'),
    row: db.prepare('SELECT idx FROM journal WHERE pk = ? AND sk = ?'),
    insert: db.prepare('INSERT INTO items(pk, sk, v, idx, body) VALUES (?, ?, ?, ?, ?)'),
    update: db.prepare('UPDATE items SET v = ?, idx = ?, body = ? WHERE pk = ? AND sk = ?'),
    remove: db.prepare('DELETE FROM items WHERE pk = ? AND sk = ?'),
    append: db.prepare('INSERT INTO journal(position, pk, sk, idx, body) VALUES (?, ?, ?, ?, ?)'),
    enter: each((name) => `INSERT INTO by_${name}(ipk, isk, pk, sk) VALUES (?, ?, ?, ?)`),
    leave: each((name) => `DELETE FROM by_${name} WHERE ipk = ? AND isk = ? AND pk = ? AND sk = ?`),
  }
}

function openOr<T>(undo: () => void, open: () => T): T {
  try {
    return open()
  } catch (error) {
    undo()
    throw error
  }
}
