import { postAgain } from '#engine/mail/post.ts'
import { linkKey, linkOf } from '#engine/people/action-link.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import { FreshPage } from '#web/by-mail/fresh-page.tsx'
import { paths } from '#web/paths.ts'
import type { Route } from '../door/door.ts'
import { page, type Reply } from '../door/reply.ts'
import { type LinkAsk, overPage, withLink } from './link-ask.tsx'

const day = 86_400_000
const mostADay = 3

/** Mails a fresh link, to the directory's address alone. */
export const freshRoutes: readonly Route[] = [
  { method: 'POST', path: paths.mailFresh, open: true, budget: 'link', run: withLink(renew) },
]

async function renew(one: LinkAsk): Promise<Reply> {
  const { ask, engine, link, standing } = one
  if (standing.kind === 'over' && !standing.renewable) return overPage(one, standing.code)
  const n = await countRenewal(engine, link.id)
  if (n === null) return overPage(one, 'tooManyCodes')
  await postAgain(engine, link, `${link.id}.${n}`)
  return page(<FreshPage shell={ask.shell} />)
}

/** Number of today's renewal, or null beyond limit. */
async function countRenewal(engine: Engine, id: string): Promise<number | null> {
  const item = await engine.table.get(linkKey(id))
  if (!item) return null
  const link = linkOf(item)
  const now = engine.clock.now()
  const renewedAt = link.renewedAt.filter((at) => now - at < day)
  if (renewedAt.length >= mostADay) return null
  const body = json({ ...link, renewedAt: [...renewedAt, now] })
  const done = await engine.table.transact([{ put: { ...item, v: item.v + 1, body }, when: { v: item.v } }])
  return done.kind === 'done' ? item.v : countRenewal(engine, id)
}
