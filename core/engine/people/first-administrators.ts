import type { Engine } from '#engine/store/engine.ts'
import { personKey } from '#engine/store/keys.ts'
import { type AdminOutcome, administer, change, refused } from './admin-log.ts'
import { peopleOf, personWrites } from './people.ts'
import { type NewPerson, personFaults } from './people-admin.ts'
import { type Administrator, administratorRoles } from './seats.ts'

export type First = Readonly<Record<Administrator, NewPerson>>

/** Seats the first three administrators at once; later the pages do. */
export function seatFirst(engine: Engine, first: First): Promise<AdminOutcome> {
  const actor = { id: 'cli', role: 'system', unit: null } as const
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
    if (new Set(people.map(({ id }) => id)).size < people.length) return refused('rolesApart')
    for (const { id } of people) if (await engine.table.get(personKey(id))) return refused('personExists')
    return change(first, people.flatMap(personWrites))
  })
}
