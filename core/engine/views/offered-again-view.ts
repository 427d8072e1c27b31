import type { Engine } from '#engine/store/engine.ts'
import { heldOn } from '#engine/store/held-items.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { RecordFile } from '#records/record.ts'

/** Held offer of removed or other content (ADR 14). */
export type OfferedAgain = {
  readonly at: number
  readonly by: Bilingual
  readonly what: 'removed' | 'other'
}

/** For the subject: nothing of it is in the register or shown. */
export async function offeredAgain(engine: Engine, record: RecordFile): Promise<readonly OfferedAgain[]> {
  return (await heldOn(engine, record))
    .filter(({ held }) => held.reasons.some((reason) => again.has(reason)))
    .map(({ held }) => ({
      at: held.at,
      by:
        held.provider.unit === null
          ? plain(held.provider.raw || held.authority.raw)
          : nameOfUnit(engine, held.provider.unit),
      what: held.reasons.includes('reinsertion') ? ('removed' as const) : ('other' as const),
    }))
    .toSorted((a, b) => b.at - a.at)
}

const again: ReadonlySet<string> = new Set(['reinsertion', 'otherContent'])
