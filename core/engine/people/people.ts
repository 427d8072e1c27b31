import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, personKey, personKeys } from '#engine/store/keys.ts'
import { mobileOf } from '#engine/store/mobile.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Interest, Person } from '#engine/store/person.ts'
import type { Item, Json, Key, Write } from '#engine/store/ports.ts'
import { readAll, readPage } from '#engine/store/read.ts'
import { exactly, Seat } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Holder, Role } from '#workflows/contract/actor.ts'

/** Roles come from the store's directory, never from the token (ADR 16). */
export async function findPerson(engine: Pick<Engine, 'table'>, id: string): Promise<Person | null> {
  const item = await engine.table.get(personKey(id))
  return item ? personOf(item) : null
}

/** Name to show for an account; its id where nobody has it. */
export const nameOfPerson = async (engine: Pick<Engine, 'table'>, id: string): Promise<string> =>
  (await findPerson(engine, id))?.name ?? id

/** Tells if two accounts are one pair of eyes. */
export async function isOnePerson(engine: Pick<Engine, 'table'>, one: string, other: string): Promise<boolean> {
  if (one === other) return true
  const [a, b] = await Promise.all([findPerson(engine, one), findPerson(engine, other)])
  return a !== null && b !== null && sharesReach(a, b)
}

type Reach = Pick<Person, 'email' | 'phone'>

/** Shares the address or the mobile. */
export function sharesReach(one: Reach, other: Reach): boolean {
  const mobile = mobileOf(one.phone ?? '')
  return isSameAddress(one, other) || (mobile !== null && mobileOf(other.phone ?? '') === mobile)
}

const isSameAddress = (one: Reach, other: Reach) =>
  one.email !== '' && one.email.toLowerCase() === other.email.toLowerCase()

/** Everyone who holds a role in a unit. */
export async function peopleOf(engine: Pick<Engine, 'table'>, { role, unit }: Holder): Promise<readonly Person[]> {
  return (await readAll(engine.table, { index: 'main', pk: seatKey(role, unit, '').pk })).map(personOf)
}

/** The staff of the directory, in the order of their accounts. */
export async function staffOf(engine: Pick<Engine, 'table'>, at: string | undefined): Promise<Paged<Person>> {
  return across(await readPage(engine.table, { index: 'queue', pk: 'staff' }, at), (items) => items.map(personOf))
}

/** All of the staff; their number does not grow with the cases. */
export async function wholeStaff(engine: Pick<Engine, 'table'>): Promise<readonly Person[]> {
  return (await readAll(engine.table, { index: 'queue', pk: 'staff' })).map(personOf)
}

/** The writes that enter a person with all seats into the directory. */
export function personWrites(person: Person): readonly Write[] {
  return personItems(person).map((put) => ({ put, when: 'absent' as const }))
}

/** A person in the directory and at each seat. */
export const personItems = (person: Person): readonly Item[] => [
  personItem(person, 1),
  ...seatsOf(person).map((key) => ({ ...key, v: 1, body: bodyOf(person) })),
]

/** Changes a person in directory and seats. */
export async function changeWrites(engine: Pick<Engine, 'table'>, item: Item, next: Person): Promise<readonly Write[]> {
  const nowAt = seatsOf(next)
  const was = await Promise.all(seatsOf(personOf(item)).map((key) => engine.table.get(key)))
  const before = was.filter((one) => one !== undefined)
  const isSame = (a: Key, b: Key) => a.pk === b.pk && a.sk === b.sk
  return [
    { put: personItem(next, item.v + 1), when: { v: item.v } },
    ...nowAt.map((key): Write => {
      const old = before.find((one) => isSame(one, key))
      return { put: { ...key, v: (old?.v ?? 0) + 1, body: bodyOf(next) }, when: old ? { v: old.v } : 'absent' }
    }),
    ...before
      .filter((old) => !nowAt.some((key) => isSame(old, key)))
      .map(({ pk, sk, v }): Write => ({ remove: { pk, sk }, when: { v } })),
  ]
}

/** Keeps the three administrators apart (三员分立). */
export function separated(person: Person): boolean {
  const administrators: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']
  return person.roles.filter(({ role }) => administrators.includes(role)).length <= 1
}

type Stored = Omit<Person, 'mandates'>

const Interested = exactly<Interest>({
  subject: z.string(),
  name: z.string(),
  relation: z.enum(['employer', 'relative', 'client', 'other']),
  since: z.number(),
})

const Row = exactly<Stored>({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().exactOptional(),
  subject: z.string().nullable(),
  roles: z.array(Seat),
  conflicts: z.array(z.string()),
  interests: z.array(Interested).exactOptional(),
})

const seatKeys = keyShape('seat#{unit}#{role}', '{id}')

export const personKind = stored('person, in the directory and at each seat', {
  schema: Row,
  keys: [personKeys, seatKeys],
  index: { queue: ['staff → {id}'] },
  due: null,
  from: 'log',
})
export const personOf: (item: Item) => Person = personKind.read

/** Directory's own part; mandates and held seats are read live. */
export function bodyOf({ id, name, email, phone, subject, roles, conflicts, interests }: Person): Json {
  const seats = roles.map(({ role, unit }) => ({ role, unit }))
  const more = { ...(phone !== undefined && { phone }), ...(interests && { interests }) }
  return json({ id, name, email, subject, roles: seats, conflicts, ...more } satisfies Stored)
}

const personItem = (person: Person, v: number): Item => ({
  ...personKey(person.id),
  v,
  body: bodyOf(person),
  ...(person.subject === null ? { index: { queue: ['staff', person.id] as const } } : {}),
})

const seatsOf = ({ id, roles }: Person): readonly Key[] => roles.map(({ role, unit }) => seatKey(role, unit, id))

const seatKey = (role: Role, unit: string | null, id: string) => seatKeys.key(unit ?? '-', role, id)
