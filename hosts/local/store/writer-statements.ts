import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { indexNames } from './database.ts'

export type WriterStatements = ReturnType<typeof writerStatements>

/** The statements of the one writer, prepared once. */
export function writerStatements(db: DatabaseSync) {
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
    lookedUp: db.prepare('SELECT 1 FROM by_lookup WHERE ipk = ? LIMIT 1'),
    insert: db.prepare('INSERT INTO items(rowid, p, sk, v, idx, body) VALUES (?, ?, ?, ?, ?, ?)'),
    update: db.prepare('UPDATE items SET v = ?, idx = ?, body = ? WHERE p = ? AND sk = ?'),
    remove: db.prepare('DELETE FROM items WHERE p = ? AND sk = ? RETURNING rowid, length(idx) + length(body) AS bytes'),
    append: db.prepare('INSERT INTO journal(position, p, sk, idx, body) VALUES (?, ?, ?, ?, ?)'),
    logged: db.prepare('SELECT body FROM journal WHERE p = ? AND sk = ?'),
    rewrite: db.prepare('UPDATE journal SET body = ? WHERE p = ? AND sk = ?'),
    /** From now on what goes is overwritten. */
    overwriting: () => db.exec('PRAGMA secure_delete=ON'),
    enter: each((name) => `INSERT INTO by_${name}(ipk, isk, p, sk) VALUES (?, ?, ?, ?)`),
    leave: each((name) => `DELETE FROM by_${name} WHERE ipk = ? AND isk = ? AND p = ? AND sk = ?`),
  }
}
