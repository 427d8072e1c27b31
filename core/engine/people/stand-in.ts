import { z } from 'zod'
import { assignedTo } from '#engine/case/assigned.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape, partIn } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment, personKey } from '#engine/store/keys.ts'
import { actingId } from '#engine/store/names.ts'
import type { Absence, Person, Seat } from '#engine/store/person.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { Day, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { shanghaiDay, startOfDay } from '#law/day.ts'
import { isThere, takenOverBy, unitById } from '#records/directory.ts'
import type { Actor, Holder, Role } from '#workflows/contract/actor.ts'
import { hasDeclared, isOfCounty } from './authorise.ts'
import { findPerson, peopleOf, personOf, wholeStaff } from './people.ts'
import { holds } from './seats.ts'

/** Seats others may hold for a time; supervisors have their own kind. */
export const inUnits: readonly Role[] = ['intake', 'intakeHead', 'officer', 'head']

/** True where a unit's people have it, not the machine. */
export const isAssignable = ({ closed, holder }: Pick<CaseFile, 'closed' | 'holder'>): boolean =>
  !closed && holder.unit !== null && inUnits.includes(holder.role)

/** Limit to which stand-ins are followed, as they may be away too. */
export const mostHops = 3

type Store = Pick<Engine, 'table' | 'clock' | 'deployment'>

/** Own seats, with their counties, then those held for people away. */
export async function withStandIns(engine: Store, given: Person): Promise<Person> {
  const person = withTakenOver(engine, withCounties(engine, given))
  const held = person.subject === null ? await heldFor(engine, person.id, mostHops) : []
  const others = held.filter((seat) => !holds(person, seat))
  return others.length === 0 ? person : { ...person, roles: [...person.roles, ...others] }
}

/** Seats of units that ended go to the same seats of their successor. */
export function withTakenOver({ deployment: { directory } }: Pick<Engine, 'deployment'>, person: Person): Person {
  if (directory.units.every(isThere)) return person
  const roles = person.roles.flatMap((seat): readonly Seat[] => {
    if (seat.unit === null || !inUnit.includes(seat.role)) return [seat]
    if (unitById(directory, seat.unit)?.successor !== undefined) return []
    return [seat, ...takenOverBy(directory, seat.unit).map((unit) => ({ ...seat, unit }))]
  })
  return { ...person, roles }
}

const inUnit: readonly Role[] = [...inUnits, 'clerk', 'recipient']

/** Holders of a seat; of a unit that ended, those of its successor. */
export async function peopleNow(engine: Pick<Engine, 'table' | 'deployment'>, seat: Holder) {
  const unit = seat.unit === null ? null : actingId(engine, seat.unit)
  return (await peopleOf(engine, { ...seat, unit })).map((one) => withTakenOver(engine, one))
}

/** All of the staff, with the seats that they took over. */
export const staffNow = async (engine: Pick<Engine, 'table' | 'deployment'>): Promise<readonly Person[]> =>
  (await wholeStaff(engine)).map((one) => withTakenOver(engine, one))

/** Units of the county of each seat that is for one. */
export function withCounties({ deployment }: Pick<Engine, 'deployment'>, person: Person): Person {
  if (!person.roles.some(isOfCounty)) return person
  const { units } = deployment.directory
  const areaOf = (id: string | null) => units.find((unit) => unit.id === id)?.area
  const over = (seat: Seat) => units.filter(({ area }) => area === areaOf(seat.unit)).map(({ id }) => id)
  return { ...person, roles: person.roles.map((seat) => (isOfCounty(seat) ? { ...seat, over: over(seat) } : seat)) }
}

/** The county whose board somebody reads; null: the whole area. */
export function countyOf({ deployment }: Pick<Engine, 'deployment'>, { roles }: Pick<Person, 'roles'>): string | null {
  const seats = roles.filter(({ role }) => role === 'supervisor')
  if (seats.length === 0 || seats.some(({ unit }) => unit === null)) return null
  return deployment.directory.units.find(({ id }) => id === seats[0]?.unit)?.area ?? null
}

/** A member of staff as they may act now. */
export async function actingPerson(engine: Store, id: string): Promise<Person | null> {
  const person = await findPerson(engine, id)
  return person && withStandIns(engine, person)
}

/** Holders of a seat now: stand-ins in place of the absent. */
export async function seatedNow(engine: Store, seat: Holder): Promise<readonly Person[]> {
  const people = await peopleNow(engine, seat)
  const mayBeAway = inUnits.includes(seat.role)
  const now = await Promise.all(
    people.map(async (person) => (mayBeAway ? await standInNow(engine, person.id) : null) ?? person),
  )
  return now.filter(({ id }, n) => now.findIndex((one) => one.id === id) === n)
}

/** People with a seat's work: the assigned or stand-in, else all. */
export async function seatedFor(engine: Store, file: Pick<CaseFile, 'assigned' | 'subject'>, seat: Holder) {
  const id = assignedTo(file, seat)
  const all = await peopleNow(engine, seat)
  // An interest declared later gives it back to all.
  const given = all.find((one) => one.id === id && !hasDeclared(one, file.subject))
  return given
    ? [(inUnits.includes(seat.role) ? await standInNow(engine, given.id) : null) ?? given]
    : seatedNow(engine, seat)
}

/** A person as now, and the condition to still be so. */
export type Standing = { readonly person: Person; readonly check: Extract<Write, { check: Key }> }

export async function standing(engine: Store, person: Person): Promise<Standing> {
  const { pk, sk } = personKey(person.id)
  const item = await engine.table.get({ pk, sk })
  // Mandates are no part of the directory; commits hold them apart.
  const held = person.mandates ? { mandates: person.mandates } : {}
  return {
    person: item ? await withStandIns(engine, { ...personOf(item), ...held }) : person,
    check: { check: { pk, sk }, when: item ? { v: item.v } : 'absent' },
  }
}

/** Tells whether the directory changed since the look-up. */
export async function hasChanged({ table }: Store, { check, when }: Standing['check']): Promise<boolean> {
  const item = await table.get(check)
  return (item?.v ?? 'absent') !== (when === 'absent' ? when : when.v)
}

/** Holds a write to the absence an actor stands in for. */
export async function standInGuard(engine: Store, { standsInFor }: Actor): Promise<readonly Write[]> {
  if (standsInFor === undefined) return []
  const item = await engine.table.get(absenceKey(standsInFor))
  return [{ check: absenceKey(standsInFor), when: item ? { v: item.v } : { v: -1 } }]
}

/** Reads whose absence it is. */
export const absentOf = (item: Item): string => partIn(keys, item)
const keys = keyShape('person#{id}', 'absence')
export const absenceKey = keys.key

const Away = exactly<Absence>({
  from: Day,
  until: Day,
  delegate: z.string(),
  at: z.number().exactOptional(),
})

export const absenceKind = stored('absence', {
  schema: Away,
  keys: [keys],
  index: { due: ['due#{bucket} → {moment}#absence#{id}'] },
  due: 'when it begins, what is open goes to who acts instead',
  from: 'log',
})
export const absenceOf = absenceKind.read

/** Absence as entered, due when it begins, until gone over. */
export function absenceItem(id: string, absence: Absence, enteredAt: number, v: number): Item {
  const begins = `${moment(beginOf(absence, enteredAt))}#absence#${id}`
  return { ...absenceKey(id), v, body: json(absence), index: { due: [dueOf(bucketOf(id)), begins] } }
}

export const beginOf = ({ from }: Absence, enteredAt: number): number => Math.max(enteredAt, startOfDay(from))

const actingKeys = keyShape('person#{id}', 'standsIn')
export const standsInKey = actingKeys.key
/** Until 2026-12 a row each. */
const rowKeys = keyShape('standsIn#{delegate}', '{id}')
export const standsInRowKey = rowKeys.key

export const standsInKind = stored('for whom somebody acts', {
  schema: z.array(z.string()).nullable(),
  keys: [actingKeys, rowKeys],
  due: null,
  from: 'log',
})

export const standsInItem = (delegate: string, ids: Iterable<string>, v: number): Item => ({
  ...standsInKey(delegate),
  v,
  body: [...ids].toSorted(),
})

/** People who named this one, whether away or not. */
export const namedBy = (item: Item | undefined): readonly string[] => (item && standsInKind.read(item)) ?? []

/** The last stand-in of the chain; null: the person is there. */
export async function standInNow(engine: Store, id: string): Promise<Person | null> {
  const seen = new Set([id])
  let at = id
  for (let hops = 0; hops < mostHops; hops += 1) {
    const away = await awayNow(engine, at)
    if (!away || seen.has(away.delegate)) break
    at = away.delegate
    seen.add(at)
  }
  return at === id ? null : actingPerson(engine, at)
}

/** Seats of whoever named this person, and so on, while away. */
async function heldFor(engine: Store, delegate: string, hops: number): Promise<readonly Seat[]> {
  if (hops === 0) return []
  const ids = namedBy(await engine.table.get(standsInKey(delegate)))
  const seats = await Promise.all(
    ids.map(async (id): Promise<readonly Seat[]> => {
      const away = await awayNow(engine, id)
      const found = away?.delegate === delegate ? await findPerson(engine, id) : null
      if (!found) return []
      const absent = withTakenOver(engine, found)
      const { conflicts } = absent
      const own = absent.roles.filter(({ role }) => inUnits.includes(role))
      return [
        ...own.map(({ role, unit }) => ({ role, unit, standsInFor: { id, conflicts } })),
        ...(await heldFor(engine, id, hops - 1)),
      ]
    }),
  )
  return seats.flat()
}

async function awayNow({ table, clock }: Store, id: string): Promise<Absence | null> {
  const item = await table.get(absenceKey(id))
  const today = shanghaiDay(clock.now())
  const absence = item && absenceOf(item)
  return absence && absence.from <= today && today <= absence.until ? absence : null
}
