import { addDays, type Day, daysBetween, isDay, shanghaiDay } from '#law/day.ts'
import { type AdminOutcome, administer, change, refused } from './admin-log.ts'
import type { Engine } from './engine.ts'
import { json } from './keys.ts'
import { peopleOf } from './people.ts'
import type { Item, Write } from './ports.ts'
import { absenceKey, absenceOf, inUnits, mostHops, standsInKey } from './stand-in.ts'
import type { Absence, Person } from './view.ts'

export type Leaving = { readonly from: string; readonly until: string; readonly delegate: string }

const mostDays = 92

/** The colleagues who may stand in: of a unit of one's own, and no administrator, who has one hat only. */
export async function colleaguesOf(engine: Engine, person: Person): Promise<readonly Person[]> {
  const own = person.roles.filter(({ role, standsInFor }) => inUnits.includes(role) && !standsInFor)
  const units = new Set(own.map(({ unit }) => unit))
  const seats = [...units].flatMap((unit) => inUnits.map((role) => ({ role, unit })))
  const found = (await Promise.all(seats.map((seat) => peopleOf(engine, seat)))).flat()
  const others = new Map(found.filter(({ id }) => id !== person.id).map((one) => [one.id, one]))
  return [...others.values()].filter(({ roles }) =>
    roles.every(({ role }) => inUnits.includes(role) || role === 'clerk'),
  )
}

/**
 * A person says from which day to which they are away and who stands in. Who stands in has their seats for those days, with
 * their own name and interests; links of mails and the digest follow. In the log of administration.
 */
export function declareAbsence(engine: Engine, by: Person, { from, until, delegate }: Leaving): Promise<AdminOutcome> {
  return administer(engine, { actor: actorOf(by) }, 'absence.declared', async () => {
    const today = shanghaiDay(engine.clock.now())
    const fields = await faultsOf(engine, by, { from, until, delegate }, today)
    if (Object.keys(fields).length > 0) return refused('malformed', fields)
    const item = await engine.table.get(absenceKey(by.id))
    const absence: Absence = { from, until, delegate }
    const put: Item = { ...absenceKey(by.id), v: (item?.v ?? 0) + 1, body: json(absence) }
    return change({ person: by.id, ...absence }, [
      { put, when: item ? { v: item.v } : 'absent' },
      ...(await pointerWrites(engine, by.id, item ? absenceOf(item) : null, delegate)),
    ])
  })
}

/** Back early: from now on nobody stands in. */
export function endAbsence(engine: Engine, by: Person): Promise<AdminOutcome> {
  return administer(engine, { actor: actorOf(by) }, 'absence.ended', async () => {
    const item = await engine.table.get(absenceKey(by.id))
    if (!item) return refused('notFound')
    const { pk, sk, v } = item
    return change({ person: by.id }, [
      { remove: { pk, sk }, when: { v } },
      ...(await pointerWrites(engine, by.id, absenceOf(item), null)),
    ])
  })
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

/** Whether the one who stands in is away in those days too, and so on back to the first; or further than is followed. */
async function goesRound(engine: Engine, id: string, { from, until, delegate }: Absence): Promise<boolean> {
  let next: string | null = delegate
  for (let hops = 0; next !== null; hops += 1) {
    if (next === id || hops === mostHops) return true
    const away = await ownAbsence(engine, next)
    next = away && away.from <= until && from <= away.until ? away.delegate : null
  }
  return false
}

async function pointerWrites(engine: Engine, id: string, before: Absence | null, delegate: string | null) {
  if (before?.delegate === delegate) return []
  const old = before && (await engine.table.get(standsInKey(before.delegate, id)))
  const writes: readonly Write[] = [
    ...(old ? [{ remove: { pk: old.pk, sk: old.sk }, when: { v: old.v } }] : []),
    ...(delegate === null
      ? []
      : [{ put: { ...standsInKey(delegate, id), v: 1, body: null }, when: 'absent' as const }]),
  ]
  return writes
}
