import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { IndexName } from '#engine/store/ports.ts'
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

/** Partitions a statement: what its calls make stays until it ends. */
const perStatement = 2048
/** Entries of an index, for the same reason. */
const perPage = 20_000

/** Together all numbers, of partitions that have no name too. */
export function* ranges(db: DatabaseSync): Generator<readonly [number, number]> {
  const last = lastOf(db) ?? 0
  let from = Number.MIN_SAFE_INTEGER
  for (let to = perStatement; to < last; to += perStatement) {
    yield [from, to]
    from = to + 1
  }
  yield [from, Number.MAX_SAFE_INTEGER]
}

/** No city comes so far; no look would end. */
export const mostPartitions = 2 ** 33

/** Number of the newest partition. */
export function lastOf(db: DatabaseSync): number | null {
  const last = db.prepare(`SELECT MAX(p) AS p FROM partitions WHERE p <= ${mostPartitions}`).get()?.['p']
  return typeof last === 'number' ? last : null
}

/** Entries that no row has; whoever takes one may remove it. */
export function* entriesAlone(db: DatabaseSync, index: IndexName): Generator<Record<string, SQLOutputValue>> {
  const page = db.prepare(`SELECT ipk, isk, p, sk FROM by_${index} WHERE (ipk, isk, p, sk) > (?1, ?2, ?3, ?4)
    ORDER BY ipk, isk, p, sk LIMIT ${perPage}`)
  const alone =
    db.prepare(`SELECT COALESCE(pk, '') AS pk, b.p, b.sk, b.ipk, b.isk FROM by_${index} b LEFT JOIN partitions USING (p)
    LEFT JOIN items i ON i.p = b.p AND i.sk = b.sk LEFT JOIN journal j ON i.p IS NULL AND j.p = b.p AND j.sk = b.sk
    WHERE (b.ipk, b.isk, b.p, b.sk) > (?1, ?2, ?3, ?4) AND (b.ipk, b.isk, b.p, b.sk) <= (?5, ?6, ?7, ?8)
      AND NOT EXISTS (SELECT 1 FROM json_each(lists(COALESCE(i.idx, j.idx, ''), pk, b.sk)) e
        WHERE e.value ->> 0 = ?9 AND e.value ->> 1 = b.ipk AND e.value ->> 2 = b.isk)`)
  let from: readonly SQLOutputValue[] = ['', '', -(2n ** 63n), '']
  for (;;) {
    const last = page.all(...from).at(-1)
    if (!last) return
    const to = Object.values(last)
    yield* alone.all(...from, ...to, index)
    from = to
  }
}
