import { recordFile } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { documentLookup } from '#engine/keys.ts'
import type { Item } from '#engine/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { type PublicRecord, publicView } from '#records/masking.ts'
import { matchKey, narrow } from '#records/normalise.ts'

/** By exact code or document number; none and not public give the same answer. */
export async function searchRecords(engine: Engine, q: string): Promise<readonly PublicRecord[]> {
  const today = shanghaiDay(engine.clock.now())
  const number = matchKey(q)
  // Some characters become many when widths are evened out; no document has such a number.
  if (number.length > 300) return []
  const [byCode, byNumber] = await Promise.all([
    engine.table.query({ index: 'subject', pk: `subject#${narrow(q).toUpperCase()}`, prefix: 'record#', limit: 100 }),
    engine.table.query({ index: 'lookup', pk: documentLookup(number), limit: 20 }),
  ])
  const seen = (item: Item) => {
    const record = recordFile(item)
    const view = record && publicView(record, today, engine.deployment.flags)
    return view ? [view] : []
  }
  // The number of a document that is no longer public finds nothing, not even the finding that outlives it.
  const found = [...byCode.items.flatMap(seen), ...byNumber.items.flatMap(seen).filter(hasNumber)]
  return [...new Map(found.map((one) => [one.id, one])).values()]
}

const hasNumber = ({ documentNumber }: PublicRecord) => documentNumber !== ''
