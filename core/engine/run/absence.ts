import { tellAbsence } from '#engine/mail/tell-staff.ts'
import { type AdminOutcome, administer, type By, change, refused } from '#engine/people/admin-log.ts'
import type { Target } from '#engine/people/authorise.ts'
import { nameOfPerson, peopleOf, wholeStaff } from '#engine/people/people.ts'
import {
  absenceItem,
  absenceKey,
  absenceOf,
  inUnits,
  mostHops,
  namedBy,
  standsInItem,
  standsInKey,
  standsInRowKey,
} from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Absence, Person } from '#engine/store/person.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { addDays, type Day, daysBetween, isDay, shanghaiDay } from '#law/day.ts'

export type Leaving = { readonly from: string; readonly until: string; readonly delegate: string }

const mostDays = 92

/** Staff of the units where a person sits. */
export async function unitStaff(engine: Engine, person: Person): Promise<readonly Person[]> {
  const own = person.roles.filter(({ role }) => inUnits.includes(role))
  return seatedIn(engine, new Set(own.map(({ unit }) => unit)))
}

/** Colleagues of one's own unit who may stand in; no administrator. */
export async function colleaguesOf(engine: Engine, person: Person): Promise<readonly Person[]> {
  const own = person.roles.filter(({ role, standsInFor }) => inUnits.includes(role) && !standsInFor)
  const found = await seatedIn(engine, new Set(own.map(({ unit }) => unit)))
  const mayStandIn = ({ id, roles }: Person) =>
    id !== person.id && roles.every(({ role }) => inUnits.includes(role) || role === 'clerk')
  return found.filter(mayStandIn)
}

async function seatedIn(engine: Engine, units: ReadonlySet<string | null>): Promise<readonly Person[]> {
  const seats = [...units].flatMap((unit) => inUnits.map((role) => ({ role, unit })))
  const found = (await Promise.all(seats.map((seat) => peopleOf(engine, seat)))).flat()
  return [...new Map(found.map((one) => [one.id, one])).values()]
}

/**
 * Enters days of absence and a stand-in, who gets the seats with own name and interests. Open tasks move when it
 * begins (`hand-over.ts`); links and digest follow. Logged under administration.
 */
export const declareAbsence = (engine: Engine, by: Person, leaving: Leaving): Promise<AdminOutcome> =>
  entered(engine, { actor: actorOf(by) }, by, leaving, async () => [])

/** Entered by the head or system administrator; the absent one is told. */
export const enterAbsence = (engine: Engine, by: Person, of: Person, leaving: Leaving): Promise<AdminOutcome> =>
  entered(engine, entering(by, of), of, leaving, (absence) => told(engine, 'entered', by, of, absence))

/** Back early: from now on nobody stands in. */
export const endAbsence = (engine: Engine, by: Person): Promise<AdminOutcome> =>
  ended(engine, { actor: actorOf(by) }, by, async () => [])

export const endAbsenceOf = (engine: Engine, by: Person, of: Person): Promise<AdminOutcome> =>
  ended(engine, entering(by, of), of, (absence) => told(engine, 'ended', by, of, absence))

/** Somebody else may enter the absence of whoever sits in their unit. */
export const absenceTarget = ({ roles }: Person): Target => ({
  involved: roles.flatMap(({ role, unit, standsInFor }) =>
    inUnits.includes(role) && unit !== null && !standsInFor ? [unit] : [],
  ),
})

type Also = (absence: Absence) => Promise<readonly Write[]>

function entered(engine: Engine, by: By, of: Person, leaving: Leaving, also: Also): Promise<AdminOutcome> {
  const { from, until, delegate } = leaving
  return administer(engine, by, 'absence.declared', async (_, now) => {
    const item = await engine.table.get(absenceKey(of.id))
    // A second never takes the place of days to come.
    const isAway = item !== undefined && absenceOf(item).until >= shanghaiDay(now)
    const fields = {
      ...(await faultsOf(engine, of, { from, until, delegate }, shanghaiDay(now))),
      ...(isAway && { from: 'alreadyAway' }),
    }
    if (Object.keys(fields).length > 0) return refused('malformed', fields)
    const absence: Absence = { from, until, delegate, at: now }
    const put = absenceItem(of.id, absence, now, (item?.v ?? 0) + 1)
    return change({ person: of.id, from, until, delegate }, [
      { put, when: item ? { v: item.v } : 'absent' },
      ...(await pointerWrites(engine, of.id, item ? absenceOf(item) : null, delegate)),
      ...(await also(absence)),
    ])
  })
}

function ended(engine: Engine, by: By, of: Person, also: Also): Promise<AdminOutcome> {
  return administer(engine, by, 'absence.ended', async () => {
    const item = await engine.table.get(absenceKey(of.id))
    if (!item) return refused('notFound')
    const { pk, sk, v } = item
    return change({ person: of.id }, [
      { remove: { pk, sk }, when: { v } },
      ...(await pointerWrites(engine, of.id, absenceOf(item), null)),
      ...(await also(absenceOf(item))),
    ])
  })
}

const entering = (by: Person, of: Person): By => ({ person: by.id, action: 'absence.enter', target: absenceTarget(of) })

async function told(engine: Engine, kind: 'entered' | 'ended', by: Person, of: Person, absence: Absence) {
  const delegate = await nameOfPerson(engine, absence.delegate)
  return [tellAbsence(engine, kind, { person: of, by, absence, delegate })]
}

export async function ownAbsence(engine: Pick<Engine, 'table'>, person: string): Promise<Absence | null> {
  const item = await engine.table.get(absenceKey(person))
  return item ? absenceOf(item) : null
}

const actorOf = ({ id, roles }: Person) => ({
  id,
  role: roles[0]?.role ?? ('public' as const),
  unit: roles[0]?.unit ?? null,
})

async function faultsOf(engine: Engine, by: Person, { from, until, delegate }: Leaving, today: Day) {
  const known = (await colleaguesOf(engine, by)).some(({ id }) => id === delegate)
  return {
    ...dayFaults(from, until, today),
    ...(!known
      ? { delegate: 'choose' }
      : (await goesRound(engine, by.id, { from, until, delegate })) && { delegate: 'circle' }),
  }
}

function dayFaults(from: string, until: string, today: Day): Record<string, string> {
  const wrong = { ...(!isDay(from) && { from: 'badDate' }), ...(!isDay(until) && { until: 'badDate' }) }
  if (Object.keys(wrong).length > 0) return wrong
  if (until < today) return { until: 'past' }
  if (until < from) return { until: 'beforeStart' }
  return until > addDays(today, 366) || daysBetween(from, until) > mostDays ? { until: 'tooLate' } : {}
}

/** True if stand-ins lead back, or too far. */
async function goesRound(engine: Engine, id: string, { from, until, delegate }: Absence): Promise<boolean> {
  let next: string | null = delegate
  for (let hops = 0; next !== null; hops += 1) {
    if (next === id || hops === mostHops) return true
    const away = await ownAbsence(engine, next)
    next = away && away.from <= until && from <= away.until ? away.delegate : null
  }
  return false
}

async function pointerWrites({ table }: Engine, id: string, before: Absence | null, delegate: string | null) {
  if (before?.delegate === delegate) return []
  const [old, next] = await Promise.all(
    [before?.delegate, delegate].map((one) => (one == null ? undefined : table.get(standsInKey(one)))),
  )
  return [
    ...(before && old ? [named(before.delegate, old, (ids) => ids.delete(id))] : []),
    ...(delegate === null ? [] : [named(delegate, next, (ids) => ids.add(id))]),
  ]
}

/** A delegate's principals, one more or fewer; nobody: no item. */
function named(delegate: string, item: Item | undefined, change: (ids: Set<string>) => unknown): Write {
  const ids = new Set(namedBy(item))
  change(ids)
  const when = item ? { v: item.v } : 'absent'
  if (item && ids.size === 0) return { remove: { pk: item.pk, sk: item.sk }, when: { v: item.v } }
  return { put: standsInItem(delegate, ids, (item?.v ?? 0) + 1), when }
}

/** Moves rows of before 2026-12 into the delegate's item. Returns their number. */
export async function gatherStandIns({ table }: Engine): Promise<number> {
  let moved = 0
  for (const { id } of await wholeStaff({ table })) {
    const away = await ownAbsence({ table }, id)
    const row = away && (await table.get(standsInRowKey(away.delegate, id)))
    if (!row) continue
    const { pk, sk, v } = row
    const item = await table.get(standsInKey(away.delegate))
    const writes = [named(away.delegate, item, (ids) => ids.add(id)), { remove: { pk, sk }, when: { v } }]
    if ((await table.transact(writes)).kind === 'done') moved += 1
  }
  return moved
}
