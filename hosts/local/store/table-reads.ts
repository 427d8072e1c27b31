import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import type { Item, Key, Page, Query } from '#engine/store/ports.ts'
import { cursor, type Place } from '#hosts/cursor.ts'
import { afterPrefix } from '#hosts/key-order.ts'
import { checkQuery } from '#hosts/table-rules.ts'
import { readBody } from '../body/stored-body.ts'
import { type Listed, readLists } from '../body/stored-lists.ts'
import type { RecentRows } from './recent-rows.ts'

type Row = NonNullable<ReturnType<StatementSync['get']>>
type Prepare = (sql: string) => StatementSync
/** A range as SQL: conditions on the sort key, and their values. */
type Range = { readonly sql: string; readonly values: readonly (string | number)[] }

const items = 'SELECT p, sk, v, idx, body, 0 AS log FROM items'
const rows = 'SELECT p, sk, 1 AS v, idx, body, 1 AS log FROM journal'
const there = 'WHERE p = ? AND sk = ?'

// Followers pass most rows by their key.
const since = `SELECT position, pk, sk, idx <> '' AS listed FROM journal JOIN partitions USING (p)
  WHERE position > ? ORDER BY position LIMIT ?`
const rest = 'SELECT idx, body FROM journal WHERE position = ?'

/** Reads committed rows: a batch stays within one turn. */
export function tableReads(db: DatabaseSync, recent: RecentRows) {
  const itemOf = (row: Row) => knownOf(row) ?? openedLater(row)
  const knownOf = (row: Row) => recent.get({ pk: String(row['pk']), sk: String(row['sk']) })?.item
  const prepare = remembered((sql) => db.prepare(sql))
  const partitionOf = (pk: string) => prepare('SELECT p FROM partitions WHERE pk = ?').get(pk)?.['p']

  function get(key: Key): Item | undefined {
    const { pk, sk } = key
    const known = recent.get(key)
    if (known) return known.item
    const p = partitionOf(pk)
    if (p === undefined) return undefined
    const row = prepare(`${items} ${there}`).get(p, sk) ?? prepare(`${rows} ${there}`).get(p, sk)
    return row && opened({ ...row, pk })
  }

  function mainPage(query: Query, after: Place | undefined): Page<Item> {
    const p = partitionOf(query.pk)
    if (p === undefined) return { items: [], cursor: null }
    const within = range('sk', query, after && { sql: '(sk)', values: [after[2]] })
    const found = rowsOf(prepare, p, query, within)
    return page(
      query,
      found.map((row) => ({ ...row, isk: String(row['sk']), pk: query.pk })),
      (row) => itemOf(row),
    )
  }

  function indexPage(query: Query, index: string, after: Place | undefined): Page<Item> {
    const { sql, values } = range('isk', query, after && { sql: '(isk, b.p, b.sk)', values: after })
    // Most ranges asked for are empty, which the index alone tells.
    const isThere = prepare(`SELECT 1 FROM by_${index} b WHERE ipk = ?${sql} LIMIT 1`).get(query.pk, ...values)
    if (!isThere) return { items: [], cursor: null }
    const way = direction(query)
    const all = `${joined(index)} WHERE ipk = ?${sql} ORDER BY isk ${way}, b.p ${way}, b.sk ${way} LIMIT ?`
    return page(query, prepare(all).all(query.pk, ...values, query.limit + 1), (row) => itemOf(row))
  }

  return {
    get,
    query(query: Query): Page<Item> {
      checkQuery(query)
      const after = query.cursor === undefined ? undefined : cursor.read(query.cursor)
      return query.index === 'main' ? mainPage(query, after) : indexPage(query, query.index, after)
    },
    since: (after: number, limit: number) =>
      recent.since(after, limit) ??
      prepare(since)
        .all(after, limit)
        .map((row) => ({ position: Number(row['position']), item: knownOf(row) ?? passedBy(row, prepare) })),
    positionOf({ pk, sk }: Key): number | undefined {
      const p = partitionOf(pk)
      const row = p === undefined ? undefined : prepare(`SELECT position FROM journal ${there}`).get(p, sk)
      return row && Number(row['position'])
    },
    size: () => Number(prepare('SELECT COALESCE(MAX(position) + 1, 0) AS size FROM journal').get()?.['size']),
  }
}

/** Items and log asked apart are cheap; few ranges hold both. */
function rowsOf(prepare: Prepare, p: SQLOutputValue, query: Query, { sql, values }: Range): readonly Row[] {
  const [ofItems, ofLog] = [`${items} WHERE p = ?${sql}`, `${rows} WHERE p = ?${sql}`]
  const [end, most] = [`ORDER BY sk ${direction(query)} LIMIT ?`, query.limit + 1]
  const found = prepare(`${ofItems} ${end}`).all(p, ...values, most)
  const logged = prepare(`${ofLog} ${end}`).all(p, ...values, most)
  if (found.length === 0 || logged.length === 0) return found.length === 0 ? logged : found
  return prepare(`${ofItems} UNION ALL ${ofLog} ${end}`).all(p, ...values, p, ...values, most)
}

/** One row more tells if others follow. */
function page(query: Query, found: readonly Row[], itemOf: (row: Row) => Item): Page<Item> {
  const shown = found.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(itemOf),
    cursor: last && found.length > shown.length ? cursor.write(placeOf(last)) : null,
  }
}

function range(column: string, query: Query, after: Range | undefined): Range {
  const end = query.prefix === undefined ? undefined : afterPrefix(query.prefix)
  const parts: readonly (readonly [string, Range['values']] | undefined)[] = [
    bound(`${column} >= ?`, query.prefix ?? query.from),
    bound(`${column} <= ?`, query.to),
    bound(`${column} < ?`, end),
    after && [`${after.sql} ${query.newestFirst ? '<' : '>'} (${after.values.map(() => '?')})`, after.values],
  ]
  const present = parts.filter((part) => part !== undefined)
  return { sql: present.map(([sql]) => ` AND ${sql}`).join(''), values: present.flatMap(([, values]) => values) }
}

const bound = (sql: string, value: string | undefined) => (value === undefined ? undefined : ([sql, [value]] as const))

const direction = (query: Query) => (query.newestFirst ? 'DESC' : 'ASC')

const placeOf = (row: Row): Place => [String(row['isk']), Number(row['p']), String(row['sk'])]

export const opened = (row: Row): Item => ({ ...plainly(row), body: readBody(row) })

/** All but the body. */
function plainly(row: Row): Omit<Item, 'body'> {
  const lists = readLists(row)
  return {
    pk: String(row['pk']),
    sk: String(row['sk']),
    v: Number(row['v']),
    ...(lists.length > 0 && { index: indexOf(lists) }),
    ...(row['log'] === 1 && { log: true as const }),
  }
}

/** Reads its body when asked: a list shows few of its items. */
function openedLater(row: Row): Item {
  let body: Item['body'] | undefined
  return {
    ...plainly(row),
    get body() {
      body ??= Object.freeze(readBody(row))
      return body
    },
  }
}

/** Asks for lists and body where they are read: most are not. */
function passedBy({ pk, sk, position, listed }: Row, prepare: Prepare): Item {
  const key = { pk: String(pk), sk: String(sk) }
  let whole: Item | undefined
  const read = () => {
    whole ??= openedLater({ ...key, v: 1, log: 1, ...prepare(rest).get(Number(position)) })
    return whole
  }
  const passed = {
    ...key,
    ...{ v: 1, log: true as const },
    get body() {
      return read().body
    },
  }
  const index = { enumerable: true, get: () => read().index }
  return listed === 1 ? Object.defineProperty(passed, 'index', index) : passed
}

const indexOf = (entries: readonly Listed[]): Record<string, readonly [string, string]> =>
  Object.fromEntries(entries.map(([name, pk, sk]) => [name, [pk, sk]]))

/** One statement: entry and item are of one moment. */
const joined = (index: string) => `
  SELECT isk, b.p, pk, b.sk, COALESCE(i.v, 1) AS v, COALESCE(i.idx, j.idx) AS idx, COALESCE(i.body, j.body) AS body,
    i.p IS NULL AS log
  FROM by_${index} b JOIN partitions USING (p) LEFT JOIN items i ON i.p = b.p AND i.sk = b.sk
    LEFT JOIN journal j ON i.p IS NULL AND j.p = b.p AND j.sk = b.sk`

/** One prepared statement a text, since texts are few. */
function remembered(make: Prepare): Prepare {
  const made = new Map<string, StatementSync>()
  return (sql) => {
    const statement = made.get(sql) ?? make(sql)
    made.set(sql, statement)
    return statement
  }
}
