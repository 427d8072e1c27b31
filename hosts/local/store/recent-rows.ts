import type { Item, Key } from '#engine/store/ports.ts'
import type { Listed } from '../body/stored-lists.ts'

/** Row as stored; `item` is frozen, since all readers get the same. */
export type RecentRow = {
  readonly p: number
  readonly v: number
  readonly entries: readonly Listed[]
  readonly item: Item
}

/**
 * Rows last written, so that a moving case is not looked up at each step. A batch stays within one turn: nobody reads
 * between. Undoing forgets all.
 */
export type RecentRows = {
  get(key: Key): RecentRow | undefined
  set(key: Key, row: RecentRow): void
  remove(key: Key): void
  /** Keeps the newest rows of the log for its followers. */
  logged(position: number, item: Item | undefined): void
  /** Rows after a position, or undefined where some are not kept. */
  since(after: number, limit: number): readonly LogRow[] | undefined
  /** The log grew elsewhere. */
  forgetLog(): void
  forget(): void
}

type LogRow = { readonly position: number; readonly item: Item }

/** Two generations: unasked rows leave with the older. */
export function recentRows(most = 2000): RecentRows {
  let young = new Map<string, RecentRow>()
  let old = new Map<string, RecentRow>()
  const log = recentLog(most)
  const nameOf = ({ pk, sk }: Key) => `${pk}\0${sk}`
  function keep(name: string, row: RecentRow): void {
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(name, row)
  }
  return {
    get(key) {
      const name = nameOf(key)
      const row = young.get(name)
      if (row) return row
      const older = old.get(name)
      if (older) keep(name, older)
      return older
    },
    set: (key, row) => keep(nameOf(key), row),
    remove(key) {
      young.delete(nameOf(key))
      old.delete(nameOf(key))
    },
    logged: log.add,
    since: log.since,
    forgetLog: log.forget,
    forget() {
      log.forget()
      young.clear()
      old.clear()
    },
  }
}

/** The end of the log without a gap. */
function recentLog(most: number) {
  let rows: LogRow[] = []
  return {
    add(position: number, item: Item | undefined): void {
      if (rows.at(-1)?.position !== position - 1) rows = []
      if (rows.length >= 2 * most) rows = rows.slice(-most)
      if (item) rows.push({ position, item })
      else rows = []
    },
    since(after: number, limit: number): readonly LogRow[] | undefined {
      const first = rows[0]?.position
      if (first === undefined || after < first - 1) return undefined
      return rows.slice(after + 1 - first, after + 1 - first + limit)
    },
    forget(): void {
      rows = []
    },
  }
}
