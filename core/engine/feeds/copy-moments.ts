import type { Engine } from '#engine/store/engine.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { noteCopy } from './copies.ts'
import { isOpen, type Owed } from './copy.ts'
import { copyOf } from './copy-kind.ts'
import { copyDue } from './copy-limits.ts'

const clockActor: Actor = { id: 'clock', role: 'system', unit: null }

/** Counts a due limit anew; no breach stands on an estimate. */
export async function lookAtCopy(engine: Engine, item: Item): Promise<boolean> {
  const { record, recipient, seq } = copyOf(item)
  const after = await noteCopy(engine, { record, recipient }, clockActor, (copy, now) => {
    const owed = copy?.changes.find((one) => isDue(one, now))
    if (!owed || owed.from === null) return null
    const counted = copyDue(owed.rule, owed.from, engine.calendar, now)
    if (counted.look > now || counted.due === null) return { kind: 'recounted', seq: owed.seq, ...counted }
    const isSame = counted.due === owed.due && counted.provisional === owed.provisional
    return isSame
      ? { kind: 'breach', seq: owed.seq, due: counted.due }
      : { kind: 'recounted', seq: owed.seq, ...counted }
  })
  return after !== null && after.seq > seq
}

const isDue = (owed: Owed, now: number): boolean =>
  isOpen(owed) && owed.breachedAt === null && owed.from !== null && owed.look <= now
