import type { Engine } from '#engine/store/engine.ts'
import { type Acknowledgement, markKeys, markKind } from './feed-kinds.ts'

/** Confirmed position of old, before changes counted one by one. */
export async function acknowledged(
  engine: Pick<Engine, 'table'>,
  unit: string,
): Promise<{ v: number; value: Acknowledgement } | undefined> {
  const item = await engine.table.get(markKeys.key(unit))
  return item && { v: item.v, value: markKind.read(item) }
}
