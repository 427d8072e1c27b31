import type { DatabaseSync } from 'node:sqlite'
import type { IndexName } from '#engine/store/ports.ts'
import { indexNames, openDatabase } from './database.ts'
import { entriesAlone, listsInSql, ranges, listedRows as said } from './lists-in-sql.ts'

/** Puts index entries as items have them. */
export function mendIndex(folder: string): number {
  const db = openDatabase(folder, { readOnly: false })
  try {
    listsInSql(db)
    db.exec('BEGIN IMMEDIATE')
    let changed = 0
    for (const index of indexNames) changed += putLacking(db, index) + takeExtra(db, index)
    db.exec('COMMIT')
    return changed
  } finally {
    // What is not committed is undone with it.
    db.close()
  }
}

function putLacking(db: DatabaseSync, index: IndexName): number {
  const put = db.prepare(`INSERT OR IGNORE INTO by_${index}(ipk, isk, p, sk)
    SELECT e.value ->> 1, e.value ->> 2, s.p, s.sk FROM ${said} s, json_each(s.idx) e
    WHERE e.value ->> 0 = ?1 AND s.p BETWEEN ?2 AND ?3`)
  let changed = 0
  for (const range of ranges(db)) changed += Number(put.run(index, ...range).changes)
  return changed
}

function takeExtra(db: DatabaseSync, index: IndexName): number {
  const take = db.prepare(`DELETE FROM by_${index} WHERE ipk = ?1 AND isk = ?2 AND p = ?3 AND sk = ?4`)
  let changed = 0
  for (const { ipk = '', isk = '', p = 0, sk = '' } of entriesAlone(db, index))
    changed += Number(take.run(ipk, isk, p, sk).changes)
  return changed
}
