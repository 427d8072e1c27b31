import { may } from '#engine/people/authorise.ts'
import { FindPage } from '#web/staff/find-page.tsx'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'
import { findCases, mostRecords } from './find-cases.ts'

const nothing = { found: null, isCut: false }

/** Staff look a case up; what was looked for is noted. */
export const findRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/find',
    async run(ask, engine) {
      if (!may(ask.person, 'list.queue')) return notFound(ask)
      const q = (ask.query['q'] ?? '').trim().slice(0, 200)
      if (q !== '') await noteView(engine, ask.person, q)
      const { found, isCut } = q === '' ? nothing : await findCases(engine, ask.person, q, ask.query['cursor'])
      return page(<FindPage shell={ask.shell} q={q} found={found} {...(isCut && { cutAt: mostRecords })} />)
    },
  },
]
