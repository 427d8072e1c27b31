import type { Person } from '#engine/store/person.ts'
import { addMonths } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'

/** The day on which the town is looked at. */
export const today = '2026-09-16'

export function named(name: string): Person {
  const person = people.find(({ as }) => as === name)
  if (!person) throw new Error(`nobody is called ${name}`)
  return person
}

/** A firm that nobody of the town acts for. */
export const firm = (kind: string, i: number): string => `91${kind.toUpperCase()}${String(i).padStart(5, '0')}`

/** A month of its own for each bulletin. */
export const pastMonth = (i: number): string => addMonths('2026-06-01', -i).slice(0, 7)
