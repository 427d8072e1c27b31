import { procedureOf } from '#engine/case/case-of.ts'
import { mayBegin, type Target } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { WayIn } from '#workflows/contract/way-in.ts'
import { originOf, type Placing } from './placing.ts'

export type NamedWay = { readonly procedure: Procedure; readonly way: WayIn }

/** Stands on the applicant's side, or at a desk. */
export type Standpoint =
  | {
      readonly at: 'side'
      readonly subject: string
      readonly clerk?: string
      /** True for a caller, whose identity nobody has seen. */
      readonly publicOnly?: true
    }
  | { readonly at: 'desk' }

export type Whence = { readonly record: RecordFile | null; readonly origin: CaseFile | null }
export type Offer = NamedWay & { readonly actor: Actor }

export function findWay(engine: Pick<Engine, 'procedures'>, procedure: string, id: string): NamedWay | null {
  const found = Object.hasOwn(engine.procedures, procedure) ? engine.procedures[procedure] : undefined
  const way = found?.parties.ways?.find((one) => one.id === id)
  return found && way ? { procedure: found, way } : null
}

/** Ways that have an address and a button of their own. */
export const addressedWays = (procedures: Readonly<Record<string, Procedure>>): readonly NamedWay[] =>
  Object.values(procedures).flatMap((procedure) =>
    (procedure.parties.ways ?? []).flatMap((way) => (way.address ? [{ procedure, way }] : [])),
  )

/** Seat that may begin it there, offered or not; or null. */
export function beginner(
  engine: Engine,
  person: Person,
  named: NamedWay,
  from: Standpoint,
  whence: Whence,
): Actor | null {
  return fits(named.way, whence) ? mayBegin(person, named, targetOf(engine, person, from, whence), from.at) : null
}

/** Lists what a person may begin there. */
export async function waysAt(
  engine: Engine,
  person: Person,
  from: Standpoint,
  whence: Whence,
  place: Placing,
): Promise<readonly Offer[]> {
  const mine = Object.values(engine.procedures).flatMap((procedure) =>
    (procedure.parties.ways ?? []).flatMap((way): readonly Offer[] => {
      const actor = beginner(engine, person, { procedure, way }, from, whence)
      return actor ? [{ procedure, way, actor }] : []
    }),
  )
  if (mine.length === 0) return []
  const where = { record: whence.record, origin: whence.origin && originOf(engine, whence.origin) }
  const offered = await place(where, (at) => mine.map(({ way }) => way.offers(at)))
  return mine.filter((_, i) => offered[i])
}

const fits = ({ from }: WayIn, { record, origin }: Whence): boolean =>
  from === 'case' ? origin !== null : origin === null && (from === 'record') === (record !== null)

function targetOf(engine: Engine, person: Person, from: Standpoint, { record, origin }: Whence): Target {
  const subject = from.at === 'side' ? from.subject : (origin?.subject ?? record?.subject.key)
  return {
    ...(subject === undefined ? {} : { subject }),
    record: record?.id ?? null,
    ...(from.at === 'side' && from.clerk !== undefined ? { clerk: from.clerk } : {}),
    involved: involvedIn(engine, person, { record, origin }),
  }
}

/** Units involved; without origin or record, the beginner's own. */
function involvedIn(engine: Engine, person: Person, { record, origin }: Whence): readonly string[] {
  if (origin) return procedureOf(engine, origin).parties.involved(origin.data)
  const units = record ? [record.provider.unit, record.authority.unit] : person.roles.map(({ unit }) => unit)
  return units.flatMap((unit) => unit ?? [])
}
