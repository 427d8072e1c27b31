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
  forget(): void
}

/** Two generations: unasked rows leave with the older. */
export function recentRows(most = 2000): RecentRows {
  let young = new Map<string, RecentRow>()
  let old = new Map<string, RecentRow>()
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
    forget() {
      young.clear()
      old.clear()
    },
  }
}
