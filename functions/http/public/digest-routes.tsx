import { readSubscription, subscribe } from '#engine/people/digest-subscription.ts'
import { DigestPage } from '#web/public/digest-page.tsx'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'

/** Ends and resumes daily digests; GET changes nothing, for scanners open links. */
export const digestRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/digest/{token}',
    open: true,
    async run(ask, engine) {
      const token = ask.params['token'] ?? ''
      const on = await readSubscription(engine, token)
      return on === null ? notFound(ask) : page(<DigestPage shell={ask.shell} token={token} on={on} />)
    },
  },
  {
    method: 'POST',
    path: '/digest/{token}',
    open: true,
    async run(ask, engine) {
      const token = ask.params['token'] ?? ''
      const on = ask.form['digest'] === 'on'
      const isAsked = on || ask.form['digest'] === 'off' || ask.form['List-Unsubscribe'] === 'One-Click'
      if (!isAsked || !(await subscribe(engine, token, on))) return notFound(ask)
      return page(<DigestPage shell={ask.shell} token={token} on={on} />)
    },
  },
]
