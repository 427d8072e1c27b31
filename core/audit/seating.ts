import type { Person } from '#engine/store/person.ts'
import type { Holder } from '#workflows/contract/actor.ts'

/** Holders of a seat, and since when; null: none. */
export type Seating = (seat: Holder) => { readonly since: number; readonly people: readonly Person[] } | null

const nameOf = ({ role, unit }: Holder) => `${unit ?? '-'}#${role}`

/** Follows each seat, act by act. */
export function seatings() {
  const since = new Map<string, number>()
  let seated: ReadonlyMap<string, readonly Person[]> = new Map()
  const seating: Seating = (seat) => {
    const people = seated.get(nameOf(seat))
    return people ? { since: since.get(nameOf(seat)) ?? 0, people } : null
  }
  const after = (people: Iterable<Person>, at: number): void => {
    const each = [...people].flatMap((person) => person.roles.map((seat) => ({ name: nameOf(seat), person })))
    const bySeat = Map.groupBy(each, ({ name }) => name)
    seated = new Map([...bySeat].map(([name, of]) => [name, of.map(({ person }) => person)]))
    for (const name of since.keys()) if (!seated.has(name)) since.delete(name)
    for (const name of seated.keys()) if (!since.has(name)) since.set(name, at)
  }
  return { after, seating }
}
