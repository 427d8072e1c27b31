import { placeOfSession, type Session, sessionKind } from '#engine/people/sessions.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Item } from '#engine/store/ports.ts'
import { type Found, unsupported } from '../compare.ts'

/** Clocks of machines may differ so much. */
const ahead = 5 * 60_000

/** Sessions of moments to come, or that no person's list has. */
export async function sessionsApart(world: AuditWorld, items: readonly Item[]): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const item of items) {
    const session = sessionKind.holds(item) && sessionKind.schema.safeParse(item.body).data
    if (!session) continue
    const { pk, sk } = item
    const fields = momentsAhead(session, world.clock.now() + ahead)
    if (fields.length > 0) found.push({ kind: 'session', code: 'changed', key: { pk, sk }, fields })
    if (session.claims && !(await world.table.get(placeOfSession(item, session.claims.sub, session.startedAt))))
      found.push(unsupported('session', item))
  }
  return found
}

const momentsAhead = (session: Session, latest: number) =>
  (['startedAt', 'seenAt', 'provedAt'] as const).filter((name) => (session[name] ?? 0) > latest)
