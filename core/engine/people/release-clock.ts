import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { administer, change } from './admin-log.ts'

const actor = { id: 'cli', role: 'system', unit: null } as const

/** Records that the clock is right though the last row is later; null where it is not. Answers the instant. */
export async function releaseClock(engine: Engine): Promise<number | null> {
  const { journal, clock } = engine
  const [row] = await journal.since((await journal.size()) - 2, 1)
  const [from, now] = [row ? entryOf(row.item).at : 0, clock.now()]
  if (from <= now) return null
  await administer(engine, { actor }, 'clock.released', async () => change({ from, now }, []))
  return now
}
