import { placeKind } from '#engine/register/record-kind.ts'
import { recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Deployment } from '#engine/store/host.ts'
import { recordKey, registerBuckets, registerOf } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import { readChained } from '#engine/store/read-several.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { publicity } from '#records/publicity/publicity.ts'

/** A record that other flags show otherwise; null: not shown. */
export type ShownOtherwise = {
  /** Null: not public now, so it is not named. */
  readonly documentNumber: string | null
  readonly from: Day | null
  readonly to: Day | null
}

/** Records that one page looks through. */
export const recordsLooked = 200

/** Page of records that would be public otherwise. */
export async function shownOtherwise(
  engine: Pick<Engine, 'table' | 'clock' | 'deployment'>,
  flags: Deployment['flags'],
  at: string | undefined,
): Promise<Paged<ShownOtherwise>> {
  const buckets = Array.from({ length: registerBuckets }, (_, n) => ({ index: 'main', pk: registerOf(n) }) as const)
  const today = shanghaiDay(engine.clock.now())
  const page = await readChained(engine.table, buckets, at, recordsLooked)
  return across(page, async (places) => {
    const items = await Promise.all(places.map((place) => engine.table.get(recordKey(placeKind.read(place)))))
    return items.flatMap((item): readonly ShownOtherwise[] => {
      const record = recordFile(item)
      if (!record) return []
      const lastDay = (by: Deployment['flags']) => {
        const { shown, until } = publicity(record, today, by)
        return shown ? until : null
      }
      const [from, to] = [lastDay(engine.deployment.flags), lastDay(flags)]
      return from === to ? [] : [{ documentNumber: from === null ? null : record.documentNumber.raw, from, to }]
    })
  })
}
