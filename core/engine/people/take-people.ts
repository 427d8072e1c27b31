import type { Engine } from '#engine/store/engine.ts'
import { personKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { type AdminOutcome, administer, change, refused } from './admin-log.ts'
import { bodyOf, personWrites } from './people.ts'

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
