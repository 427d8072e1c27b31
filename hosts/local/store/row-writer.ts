import type { Item, Key } from '#engine/store/ports.ts'
import { bareRow } from '#hosts/table-rules.ts'
import type { Entry } from '#ledger/entry.ts'
import { readBody, writtenBody } from '../body/stored-body.ts'
import { type Listed, readLists } from '../body/stored-lists.ts'
import { placedRows } from './freed-rows.ts'
import { partitions } from './partitions.ts'
import type { RecentRow, RecentRows } from './recent-rows.ts'
import type { WriterStatements } from './writer-statements.ts'

/** Item that stands under a key now. */
export type Found = Pick<RecentRow, 'p' | 'v' | 'entries'> & {
  readonly log: boolean
}
/** A write with item, body and entries made before the transaction. */
export type Ready = Pick<RecentRow, 'entries'> & {
  readonly what: 'put' | 'remove' | 'erase' | 'check'
  readonly key: Key
  readonly when: 'absent' | { readonly v: number }
  /** Version written; 0 where nothing is. */
  readonly v: number
  readonly log: boolean
  /** Of a log row, where it has one. */
  readonly entry?: Entry
  /** Remembered for readers; a borrower has none. */
  readonly item?: Item
  readonly body: string | Uint8Array
  /** The entries as stored. */
  readonly idx: string | Uint8Array
}

/** Writes a key's row and index entries in the open transaction. */
export function rowWriter(sql: WriterStatements, recent: RecentRows) {
  const partition = partitions(sql)
  const placed = placedRows(sql)
  const readSize = () => Number(sql.size.get()?.['size'])
  let position = readSize()

  function put({ key, v, log, item, body, idx, entries }: Ready, p: number, isThere: boolean): void {
    if (log) sql.append.run(position, p, key.sk, idx, body)
    else if (isThere) sql.update.run(v, idx, body, p, key.sk)
    else placed.insert(p, key.sk, v, idx, body)
    if (log) recent.logged(position++, item)
    if (item) recent.set(key, { p, v, entries, item })
    else if (isThere) recent.remove(key)
  }
  return {
    /** Rows of the journal, with those of the open transaction. */
    size: () => position,
    find(key: Key): Found | undefined {
      const known = recent.get(key)
      if (known) return { ...known, log: known.item.log === true }
      const p = partition.find(key.pk)
      const row = p === undefined ? undefined : sql.standing.get(p, key.sk, p, key.sk)
      return p === undefined || !row
        ? undefined
        : { p, v: Number(row['v']), entries: readLists({ ...row, ...key }), log: row['log'] === 1 }
    },
    bared: (ready: Ready, found: Found | undefined) => bared(sql, ready, found),
    write(ready: Ready, found: Found | undefined): void {
      const { what, key, entries } = ready
      if (what === 'check') return
      const p = found?.p ?? partition.at(key.pk)
      moveEntries(sql, [p, key.sk], found?.entries ?? [], entries)
      if (what === 'erase') erase(sql, recent, ready, p)
      else if (what === 'put') put(ready, p, found !== undefined)
      else {
        placed.remove(p, key.sk)
        recent.remove(key)
        partition.leave(key.pk, p)
      }
    },
    /** Another connection is about to add rows. */
    lent: recent.forgetLog,
    /** It added rows, and changed none. */
    added() {
      position = readSize()
      partition.forgetAbsent()
      placed.forget()
    },
    /** Forgets: memory may be wrong after an undone transaction. */
    forget() {
      position = readSize()
      partition.forget()
      placed.forget()
      recent.forget()
    },
  }
}

/** A write with its row; throws where there is none. */
function bared(sql: WriterStatements, ready: Ready, found: Found | undefined): Ready {
  if (ready.what !== 'erase') return ready
  const { pk, sk } = ready.key
  const row = sql.logged.get(found?.p ?? 0, sk)
  const body = row ? readBody({ ...row, pk, sk }) : null
  const bare = bareRow({ pk, sk, v: 1, body, ...(row && { log: true }) })
  return { ...ready, body: writtenBody(bare), entries: found?.entries ?? [] }
}

/** Overwrites the bytes of its content. */
function erase(sql: WriterStatements, recent: RecentRows, { key, body }: Ready, p: number): void {
  sql.overwriting()
  sql.rewrite.run(body, p, key.sk)
  recent.remove(key)
  recent.forgetLog()
}

function moveEntries(
  sql: WriterStatements,
  key: readonly [number, string],
  old: readonly Listed[],
  now: readonly Listed[],
): void {
  const missing = (from: readonly Listed[], [name, ipk, isk]: Listed) =>
    !from.some((e) => e[0] === name && e[1] === ipk && e[2] === isk)
  for (const entry of old) if (missing(now, entry)) sql.leave[entry[0]]?.run(entry[1], entry[2], ...key)
  for (const entry of now) if (missing(old, entry)) sql.enter[entry[0]]?.run(entry[1], entry[2], ...key)
}
