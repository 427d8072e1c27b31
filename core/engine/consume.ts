import type { Engine } from './engine.ts'
import type { Item } from './ports.ts'

/** Does what one log row asks of it; repeating is harmless. */
export type Consumer = (engine: Engine, row: Item) => Promise<void>

/**
 * Follows the journal from a bookmark of its own, so that one consumer that fails holds up no other.
 * Returns the rows followed.
 */
export async function consume(engine: Engine, name: string, consumer: Consumer, limit = 200): Promise<number> {
  const key = { pk: `follower#${name}`, sk: 'position' }
  const mark = await engine.table.get(key)
  const rows = await engine.journal.since(mark ? Number(mark.body) : -1, limit)
  for (const { item } of rows) await consumer(engine, item)
  const last = rows.at(-1)
  if (last) {
    const put = { ...key, v: (mark?.v ?? 0) + 1, body: last.position }
    await engine.table.transact([{ put, when: mark ? { v: mark.v } : 'absent' }])
  }
  return rows.length
}
