import { indexNames, openDatabase } from './database.ts'
import { listsInSql, listedRows as said } from './lists-in-sql.ts'

/** Puts index entries as items have them. */
export function mendIndex(folder: string): number {
  const db = openDatabase(folder, { readOnly: false })
  try {
    listsInSql(db)
    db.exec('BEGIN IMMEDIATE')
    let changed = 0
    for (const index of indexNames)
      for (const sql of [lacking(index), extra(index)]) changed += Number(db.prepare(sql).run(index).changes)
    db.exec('COMMIT')
    return changed
  } finally {
    // What is not committed is undone with it.
    db.close()
  }
}

const lacking = (index: string) => `INSERT OR IGNORE INTO by_${index}(ipk, isk, p, sk)
  SELECT e.value ->> 1, e.value ->> 2, s.p, s.sk FROM ${said} s, json_each(s.idx) e WHERE e.value ->> 0 = ?1`

const extra = (index: string) => `DELETE FROM by_${index} AS b WHERE NOT EXISTS (
  SELECT 1 FROM ${said} s, json_each(s.idx) e WHERE s.p = b.p AND s.sk = b.sk
    AND e.value ->> 0 = ?1 AND e.value ->> 1 = b.ipk AND e.value ->> 2 = b.isk)`
