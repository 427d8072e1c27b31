import { findLink, linkOf } from '#engine/people/action-link.ts'
import { findPerson } from '#engine/people/people.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import { ArrivePage } from '#web/by-mail/arrive-page.tsx'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Ask } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { page, type Reply, refusing, seeOther } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { noteView } from '../door/view-log.ts'
import { unlisted } from './link-ask.tsx'
import { startLinkSession } from './link-session.ts'

const day = 86_400_000
const mostOpeningsADay = 40

/** Takes the token behind #, or typed; only POST sends it. */
export const arriveRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/a',
    open: true,
    run: async (ask) => unlisted(page(<ArrivePage shell={ask.shell} />)),
  },
  { method: 'POST', path: '/a', open: true, budget: 'link', run: exchange },
]

/** Trades the token for a sitting. Decides nothing: mail scanners come too. */
async function exchange(ask: Ask, engine: Engine): Promise<Reply> {
  const item = await findLink(engine, ask.form['token'] ?? '')
  if (!item) return again(ask, 'linkUnknown')
  const link = linkOf(item)
  const now = engine.clock.now()
  const openedAt = link.openedAt.filter((at) => now - at < day)
  if (openedAt.length >= mostOpeningsADay) return again(ask, 'tooManyCodes')
  const body = json({ ...link, openedAt: [...openedAt, now] })
  const done = await engine.table.transact([{ put: { ...item, v: item.v + 1, body }, when: { v: item.v } }])
  if (done.kind === 'conflict') return exchange(ask, engine)
  const person = await findPerson(engine, link.person)
  if (person) await noteView(engine, person, `link ${link.id}`)
  return unlisted(seeOther(to(ask.shell, paths.mailTask), [await startLinkSession(engine, link.id)]))
}

function again({ shell, form }: Ask, code: RefusalCode): Reply {
  const refusal = { code, fields: { token: code } }
  const typed = { token: form['token'] ?? '' }
  return unlisted(
    refusing(refusal, page(<ArrivePage shell={shell} refusal={refusal} values={typed} />, statusOf(code))),
  )
}
