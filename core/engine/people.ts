import type { Holder, Role } from '#workflows/procedure.ts'
import type { Engine } from './engine.ts'
import { json, personKey } from './keys.ts'
import type { Write } from './ports.ts'
import type { Person } from './view.ts'

/** Roles and units come from the directory in the store, never from the token (decision 33). */
export async function findPerson(engine: Pick<Engine, 'table'>, id: string): Promise<Person | null> {
  const item = await engine.table.get(personKey(id))
  return item ? (item.body as unknown as Person) : null
}

/** Everyone who holds a role in a unit. */
export async function peopleOf(engine: Pick<Engine, 'table'>, { role, unit }: Holder): Promise<readonly Person[]> {
  const { items } = await engine.table.query({ index: 'main', pk: seat(role, unit), limit: 100 })
  return items.map((item) => item.body as unknown as Person)
}

/** The writes that enter a person with all seats into the directory. */
export function personWrites(person: Person): readonly Write[] {
  const seats = person.roles.map(({ role, unit }) => ({ pk: seat(role, unit), sk: person.id }))
  return [personKey(person.id), ...seats].map((key) => ({
    put: { ...key, v: 1, body: json(person) },
    when: 'absent' as const,
  }))
}

/** No two of the three administrators in one person (三员分立). */
export function separated(person: Person): boolean {
  const administrators: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']
  return person.roles.filter(({ role }) => administrators.includes(role)).length <= 1
}

const seat = (role: Role, unit: string | null) => `seat#${unit ?? '-'}#${role}`
