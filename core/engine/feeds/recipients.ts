import { peopleOf } from '#engine/people/people.ts'
import type { Engine } from '#engine/store/engine.ts'
import { inBoth } from '#law/bilingual.ts'
import type { Recipient } from '#records/recipient.ts'

type Store = Pick<Engine, 'table' | 'deployment'>

/** Recipients of the directory, else units with a seated recipient. */
export async function recipientsOf({ table, deployment }: Store): Promise<readonly Recipient[]> {
  const { units, recipients } = deployment.directory
  if (recipients) return recipients
  const seated = await Promise.all(
    units.map(async (unit) =>
      (await peopleOf({ table }, { role: 'recipient', unit: unit.id })).length > 0 ? [unit] : [],
    ),
  )
  return seated.flat().map(({ id, name }) => ({
    ...{ id, name: inBoth(name), sort: 'department', basis: 'GD 46(3)' },
    ...{ kind: 'acknowledges', scope: 'all' },
  }))
}

export async function recipientOf(engine: Store, id: string | null): Promise<Recipient | null> {
  return (await recipientsOf(engine)).find((one) => one.id === id) ?? null
}
