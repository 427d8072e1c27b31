import type { DatabaseSync } from 'node:sqlite'
import { readLists } from '../body/stored-lists.ts'

/** Gives SQL `lists(idx, pk, sk)`: a row's readable lists as JSON. */
export function listsInSql(db: DatabaseSync): void {
  db.function('lists', { deterministic: true }, (idx, pk, sk) => {
    try {
      return JSON.stringify(readLists({ idx, pk, sk }))
    } catch {
      return '[]'
    }
  })
}

/** Rows with lists, to be read by `lists`. */
export const listedRows = `(SELECT p, sk, lists(idx, pk, sk) AS idx FROM items LEFT JOIN partitions USING (p) WHERE idx <> ''
  UNION ALL SELECT p, sk, lists(idx, pk, sk) FROM journal LEFT JOIN partitions USING (p) WHERE idx <> '')`
