import { system } from '#engine/case/log-item.ts'
import { administer, change, refused } from '#engine/people/admin-log.ts'
import { isErased, ticketKind, withoutCaller } from '#engine/register/tickets.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item } from '#engine/store/ports.ts'
import { two } from '#law/bilingual.ts'

/** Grounds on which personal data are erased, by their article. */
export const grounds = {
  periodOver: { basis: 'PIPL 47', name: two('保存期限已届满', 'the period of keeping is over') },
} as const

export const isGround = (value: unknown): value is keyof typeof grounds =>
  typeof value === 'string' && Object.hasOwn(grounds, value)

/** Type of its entry in the log of administration. */
export const erasureOfCaller = 'caller.erased'

/** Erases who called by a logged act; number and answer stay. */
export async function eraseCaller(engine: Engine, { pk, sk }: Item): Promise<boolean> {
  const done = await administer(engine, { actor: system }, erasureOfCaller, async () => {
    const item = await engine.table.get({ pk, sk })
    const ticket = item && ticketKind.read(item)
    if (!item || !ticket || isErased(ticket)) return refused('notFound')
    const put = withoutCaller(engine, ticket, item.v + 1)
    const { basis } = grounds.periodOver
    return change({ ticket: ticket.number, ground: 'periodOver', basis }, [{ put, when: { v: item.v } }])
  })
  return done.kind === 'done'
}
