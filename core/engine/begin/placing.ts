import { procedureOf } from '#engine/case/case-of.ts'
import { peopleNow } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { shanghaiDay } from '#law/day.ts'
import { actingUnit, candidates, platformOf } from '#records/directory.ts'
import type { RecordFile } from '#records/record.ts'
import type { Role } from '#workflows/contract/actor.ts'
import type { Origin, Place, Units } from '#workflows/contract/way-in.ts'

type Store = Pick<Engine, 'table' | 'deployment' | 'clock'>
type Where = { readonly record: RecordFile | null; readonly origin: Origin | null }

/** Asks something of a place, within one request. */
export type Placing = <Answer>(where: Where, ask: (place: Place) => Answer) => Promise<Answer>

/**
 * Place with its directory. Askers are pure and read no store: seats they ask about are looked up, and they are asked
 * again.
 */
export function placing(engine: Store): Placing {
  const seats = new Map<string, { readonly role: Role; readonly unit: string; readonly isTaken: boolean | null }>()
  const isSeated = (role: Role, unit: string): boolean => {
    const key = `${role}#${unit}`
    const known = seats.get(key)
    if (!known) seats.set(key, { role, unit, isTaken: null })
    return known?.isTaken ?? false
  }
  const learn = async (): Promise<boolean> => {
    const unknown = [...seats].filter(([, { isTaken }]) => isTaken === null)
    for (const [key, { role, unit }] of unknown)
      seats.set(key, { role, unit, isTaken: (await peopleNow(engine, { role, unit })).length > 0 })
    return unknown.length > 0
  }
  return async (where, ask) => {
    const place = { ...where, ...around(engine, where.record, isSeated) }
    let answer = ask(place)
    while (await learn()) answer = ask(place)
    return answer
  }
}

/** A case from which another may arise. */
export function originOf(engine: Pick<Engine, 'procedures'>, file: CaseFile): Origin {
  const { results, pages } = procedureOf(engine, file)
  const { id, procedure, state, closed, data } = file
  return { id, procedure, isReviewed: results.reviewed === true, state, closed, data, shown: pages.show(data) }
}

function around({ deployment, clock }: Store, record: RecordFile | null, isSeated: Units['isSeated']) {
  const { directory, flags } = deployment
  const unit = (id: string) => actingUnit(directory, id)
  const now = (id: string | null) => (id === null ? null : (unit(id)?.id ?? id))
  return {
    today: shanghaiDay(clock.now()),
    flags,
    units: {
      platform: platformOf(directory)?.id ?? '',
      provider: now(record?.provider.unit ?? record?.authority.unit ?? null),
      determiner: now(record?.authority.unit ?? null),
      candidates: record ? candidates(record, directory).units : [],
      nameOf: (id: string) => nameOfUnit({ deployment }, id),
      higherReview: (id: string) => now(unit(id)?.higherReview.find((one) => one !== id) ?? null),
      complaintOwner: (id: string) => now(unit(id)?.complaintOwner ?? null),
      isSeated,
    },
  }
}
