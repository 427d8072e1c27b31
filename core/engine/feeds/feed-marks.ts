import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import { type Acknowledgement, markKeys, markKind } from './feed-kinds.ts'

export async function acknowledged(
  engine: Pick<Engine, 'table'>,
  unit: string | null,
): Promise<{ v: number; value: Acknowledgement } | undefined> {
  const item = await engine.table.get(keyOf(unit))
  return item && { v: item.v, value: markKind.read(item) }
}

/** Acknowledging is cumulative and never goes back. */
export async function acknowledge(
  engine: Pick<Engine, 'table' | 'clock'>,
  unit: string | null,
  through: number,
): Promise<void> {
  const before = await acknowledged(engine, unit)
  if (before && before.value.through >= through) return
  const body = json({ through, at: engine.clock.now() })
  const done = await engine.table.transact([
    { put: { ...keyOf(unit), v: (before?.v ?? 0) + 1, body }, when: before ? { v: before.v } : 'absent' },
  ])
  if (done.kind === 'conflict') await acknowledge(engine, unit, through)
}

const keyOf = (unit: string | null) => markKeys.key(unit ?? '-')
