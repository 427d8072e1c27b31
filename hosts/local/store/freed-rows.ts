import type { WriterStatements } from './writer-statements.ts'

/** Places in `items` that removed rows left within full pages. */
export type FreedRows = {
  /** A row went, of so many bytes. */
  freed(rowid: number, bytes: number): void
  /** The tightest place for so many bytes, given once; null: at the end. */
  fitting(bytes: number): number | null
  /** SQLite chose a place itself, behind all others. */
  chosen(rowid: number): void
  forget(): void
}

/** Room that this process freed: SQLite adds rows behind all others. */
export function freedRows(most = 256): FreedRows {
  const bytesAt = new Map<number, number>()
  let last = 0
  return {
    freed(rowid, bytes) {
      // SQLite itself would give the last place again.
      if (rowid >= last) return
      const [oldest] = bytesAt.keys()
      if (bytesAt.size >= most && oldest !== undefined) bytesAt.delete(oldest)
      bytesAt.set(rowid, bytes)
    },
    fitting(bytes) {
      let found: number | null = null
      let room = Number.POSITIVE_INFINITY
      for (const [rowid, has] of bytesAt)
        if (has >= bytes && has < room) {
          found = rowid
          room = has
        }
      if (found !== null) bytesAt.delete(found)
      return found
    },
    chosen(rowid) {
      if (rowid <= last) bytesAt.clear()
      last = rowid
    },
    forget() {
      bytesAt.clear()
      last = 0
    },
  }
}

type Text = string | Uint8Array

/** Inserts rows where removed ones left room, and removes rows. */
export function placedRows({ insert, remove }: Pick<WriterStatements, 'insert' | 'remove'>) {
  const freed = freedRows()
  return {
    insert(p: number, sk: string, v: number, idx: Text, body: Text): void {
      const place = freed.fitting(sk.length + idx.length + body.length)
      const { lastInsertRowid } = insert.run(place, p, sk, v, idx, body)
      if (place === null) freed.chosen(Number(lastInsertRowid))
    },
    remove(p: number, sk: string): void {
      const gone = remove.get(p, sk)
      if (gone) freed.freed(Number(gone['rowid']), sk.length + Number(gone['bytes']))
    },
    forget: freed.forget,
  }
}
