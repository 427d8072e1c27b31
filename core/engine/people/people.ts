import type { Engine } from '#engine/store/engine.ts'
import { json, personKey } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { readAll, readPage } from '#engine/store/read.ts'
import type { Holder, Role } from '#workflows/contract/actor.ts'

/** Roles and units come from the directory in the store, never from the token (ADR 16). */
export async function findPerson(engine: Pick<Engine, 'table'>, id: string): Promise<Person | null> {
  const item = await engine.table.get(personKey(id))
  return item ? personOf(item) : null
}

/** Everyone who holds a role in a unit. */
export async function peopleOf(engine: Pick<Engine, 'table'>, { role, unit }: Holder): Promise<readonly Person[]> {
  return (await readAll(engine.table, { index: 'main', pk: seat(role, unit) })).map(personOf)
}

/** The staff of the directory, in the order of their accounts. */
export async function staffOf(engine: Pick<Engine, 'table'>, at: string | undefined): Promise<Paged<Person>> {
  return across(await readPage(engine.table, { index: 'queue', pk: 'staff' }, at), (items) => items.map(personOf))
}

/** The writes that enter a person with all seats into the directory. */
export function personWrites(person: Person): readonly Write[] {
  return [personItem(person, 1), ...seatKeys(person).map((key) => ({ ...key, v: 1, body: json(person) }))].map(
    (put) => ({
      put,
      when: 'absent' as const,
    }),
  )
}

/** The writes that change a person, in the directory and at every seat; a seat lost is gone. */
export async function changeWrites(engine: Pick<Engine, 'table'>, item: Item, next: Person): Promise<readonly Write[]> {
  const nowAt = seatKeys(next)
  const was = await Promise.all(seatKeys(personOf(item)).map((key) => engine.table.get(key)))
  const before = was.filter((one) => one !== undefined)
  const isSame = (a: Key, b: Key) => a.pk === b.pk && a.sk === b.sk
  return [
    { put: personItem(next, item.v + 1), when: { v: item.v } },
    ...nowAt.map((key): Write => {
      const old = before.find((one) => isSame(one, key))
      return { put: { ...key, v: (old?.v ?? 0) + 1, body: json(next) }, when: old ? { v: old.v } : 'absent' }
    }),
    ...before
      .filter((old) => !nowAt.some((key) => isSame(old, key)))
      .map(({ pk, sk, v }): Write => ({ remove: { pk, sk }, when: { v } })),
  ]
}

/** No two of the three administrators in one person (三员分立). */
export function separated(person: Person): boolean {
  const administrators: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']
  return person.roles.filter(({ role }) => administrators.includes(role)).length <= 1
}

export const personOf = (item: Item): Person => item.body as unknown as Person

const personItem = (person: Person, v: number): Item => ({
  ...personKey(person.id),
  v,
  body: json(person),
  ...(person.subject === null ? { index: { queue: ['staff', person.id] as const } } : {}),
})

const seatKeys = ({ id, roles }: Person): readonly Key[] =>
  roles.map(({ role, unit }) => ({ pk: seat(role, unit), sk: id }))

const seat = (role: Role, unit: string | null) => `seat#${unit ?? '-'}#${role}`
