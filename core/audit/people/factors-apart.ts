import { authenticatorKey, authenticatorKind, enrolledIn } from '#engine/people/second-factor.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Administration } from '../administration.ts'
import type { Found } from '../compare.ts'
import { unsupported } from '../compare.ts'

/** Authenticators that the log knows, gone or with another secret. */
export async function* factorsApart(world: AuditWorld, { factors }: Administration): AsyncGenerator<Found> {
  for (const [person, secret] of factors) {
    const { pk, sk } = authenticatorKey(person)
    const item = await world.table.get({ pk, sk })
    const at = { kind: 'authenticator', key: { pk, sk } } as const
    if (!item) yield { ...at, code: 'missing', fields: [] }
    else if (isRead(item) && enrolledIn(world, item)?.secret !== secret)
      yield { ...at, code: 'changed', fields: ['sealed'] }
  }
}

type Known = Pick<Administration, 'factors' | 'rightsLogged'>

/** Authenticators that count, and that nobody enrolled. */
export const factorsUnsaid = (world: AuditWorld, items: readonly Item[], { factors, rightsLogged }: Known) =>
  items.flatMap((item): readonly Found[] => {
    if (rightsLogged === null || !authenticatorKind.holds(item) || !isRead(item)) return []
    const enrolled = enrolledIn(world, item)
    return enrolled && !factors.has(enrolled.person) ? [unsupported('authenticator', item)] : []
  })

const isRead = (item: Item) => authenticatorKind.schema.safeParse(item.body).success
