import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { personKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { type AdminOutcome, administer, change, refused } from './admin-log.ts'
import { bodyOf, peopleOf, personWrites } from './people.ts'
import { type NewPerson, personFaults } from './people-admin.ts'
import { type Administrator, administratorRoles } from './seats.ts'

export type First = Readonly<Record<Administrator, NewPerson>>

const actor = { id: 'cli', role: 'system', unit: null } as const

/** Seats the first three administrators at once; later the pages do. */
export function seatFirst(engine: Engine, first: First): Promise<AdminOutcome> {
  return administer(engine, { actor }, 'administrators.seated', async () => {
    const seated = await Promise.all(administratorRoles.map((role) => peopleOf(engine, { role, unit: null })))
    if (seated.flat().length > 0) return refused('administratorsExist')
    const people = administratorRoles.map((role) => ({
      ...first[role],
      subject: null,
      roles: [{ role, unit: null }],
      conflicts: [],
    }))
    const wrong = people.flatMap((one) =>
      Object.entries(personFaults(one)).map(([at, code]) => [`${one.roles[0]?.role}.${at}`, code]),
    )
    if (wrong.length > 0) return refused('malformed', Object.fromEntries(wrong))
    const ones = [people.map(({ id }) => id), people.map(({ email }) => email.toLowerCase())]
    if (ones.some((all) => new Set(all).size < people.length)) return refused('rolesApart')
    for (const { id } of people) if (await engine.table.get(personKey(id))) return refused('personExists')
    return change(first, people.flatMap(personWrites))
  })
}

/** Enters people with seats by a logged act; present ones stay. */
export function takePeople(engine: Engine, by: string, people: readonly Person[]): Promise<AdminOutcome> {
  const actor = { id: by, role: 'system', unit: null } as const
  return administer(engine, { actor }, 'people.taken', async () => {
    const there = await Promise.all(people.map(({ id }) => engine.table.get(personKey(id))))
    const absent = people.filter((_, i) => there[i] === undefined)
    if (absent.length === 0) return refused('personExists')
    return change({ people: absent.map(bodyOf) }, absent.flatMap(personWrites))
  })
}

/** Records that the clock is right; null where it is not late. */
export async function releaseClock(engine: Engine): Promise<number | null> {
  const { journal, clock } = engine
  const [row] = await journal.since((await journal.size()) - 2, 1)
  const [from, now] = [row ? entryOf(row.item).at : 0, clock.now()]
  if (from <= now) return null
  await administer(engine, { actor }, 'clock.released', async () => change({ from, now }, []))
  return now
}
