import { type Placing, placing } from '#engine/begin/placing.ts'
import { type Standpoint, type Whence, waysAt } from '#engine/begin/ways.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { WayLink } from '#web/parts/way-links.tsx'
import { paths } from '#web/paths.ts'

/** Ways in from here as links; `base` begins the side's pages. */
export async function wayLinks(
  engine: Engine,
  person: Person,
  from: Standpoint,
  whence: Whence,
  { base = '/my', place = placing(engine) }: { readonly base?: string; readonly place?: Placing } = {},
): Promise<readonly (WayLink & { readonly procedure: string })[]> {
  const offers = await waysAt(engine, person, from, whence, place)
  const listed = offers.filter(({ way }) => way.address === undefined)
  return listed.map(({ procedure, way }) => {
    const name = `${procedure.id}/${way.id}`
    const about = aboutOf(whence)
    return {
      procedure: procedure.id,
      name: way.name,
      lead: way.lead,
      path: from.at === 'side' ? paths.apply(name, about, base) : paths.begin(name, about),
    }
  })
}

/** Ways from nothing, for anybody; `home` leaves out rare ones. */
export async function openWays(
  engine: Engine,
  person: Person | null,
  at: 'home' | 'list' = 'list',
): Promise<readonly WayLink[]> {
  if (person && !person.roles.some(({ role }) => role === 'applicant')) return []
  const place = placing(engine)
  const all = Object.values(engine.procedures).flatMap((procedure) =>
    (procedure.parties.ways ?? []).flatMap((way) =>
      way.from === 'nothing' &&
      way.address === undefined &&
      way.by.includes('applicant') &&
      !(way.rare && at === 'home')
        ? [{ procedure, way }]
        : [],
    ),
  )
  const offered = await Promise.all(all.map(({ way }) => place({ record: null, origin: null }, way.offers)))
  return all
    .filter((_, i) => offered[i])
    .map(({ procedure, way: { id, name, lead } }) => ({ name, lead, path: paths.apply(`${procedure.id}/${id}`, '') }))
}

function aboutOf({ record, origin }: Whence): string {
  if (origin) return `?case=${origin.id}`
  return record ? `?record=${record.id}` : ''
}
