import { setImmediate as turn } from 'node:timers/promises'
import type { PublicFolder, Table } from '#engine/store/ports.ts'

/** Milliseconds of work behind pages, before others are answered. */
const most = 3

/**
 * The same table for work that nobody waits for. SQLite answers at once, so that round after round would be one turn of
 * the event loop: a read waits for the next turn once this one had its share.
 */
export function breathing(table: Table): Table {
  let began: number | null = null
  const breath = async () => {
    for (;;) {
      if (began === null) {
        began = performance.now()
        // First of the next turn, before whoever waits for it.
        setImmediate(() => {
          began = null
        })
      }
      if (performance.now() - began < most) return
      await turn()
    }
  }
  return {
    ...table,
    get: async (key) => breath().then(() => table.get(key)),
    query: async (query) => breath().then(() => table.query(query)),
  }
}

/** The same folder: one file is drawn a turn of the event loop. */
export function oneATurn(folder: PublicFolder): PublicFolder {
  let last: Promise<void> = Promise.resolve()
  const ready = () => {
    last = last.then(() => turn())
    return last
  }
  return { ...folder, ready }
}
