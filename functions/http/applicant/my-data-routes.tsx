import { may } from '#engine/people/authorise.ts'
import type { View } from '#engine/people/door-kinds.ts'
import { reachOf } from '#engine/people/reach.ts'
import { isRole } from '#engine/people/seats.ts'
import type { Engine } from '#engine/store/engine.ts'
import { plain, seatName } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import { MyDataPage } from '#web/applicant/my-data-page.tsx'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { viewsOf } from '../door/view-log.ts'
import { allOwnData, ownCounts } from './own-data.ts'

/** Own data and its readers, at once (our target: 15 working days). */
export const myDataRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/my/data',
    async run(ask, engine) {
      const { subject } = ask.person
      if (!may(ask.person, 'list.own') || subject === null) return notFound(ask)
      const views = await across(await viewsOf(engine, subject, ask.query['cursor']), (items) =>
        items.map((view) => ({ ...view, who: seatOf(engine, view), why: view.why ?? null })),
      )
      const { id, name, email } = ask.person
      const kept = {
        id,
        name,
        email,
        subject,
        reach: await reachOf(engine, id),
        counts: await ownCounts(engine, ask.person),
      }
      return page(<MyDataPage shell={ask.shell} kept={kept} views={views} />)
    },
  },
  {
    method: 'GET',
    path: '/my/data/export',
    async run(ask, engine) {
      const { subject } = ask.person
      if (!may(ask.person, 'list.own') || subject === null) return notFound(ask)
      return {
        statusCode: 200,
        headers: {
          'content-type': 'application/json',
          'content-disposition': 'attachment; filename="my-data.json"',
          'cache-control': 'no-store',
        },
        body: JSON.stringify(await allOwnData(engine, { ...ask.person, subject }), null, 2),
      }
    },
  },
]

/** The unit and the role, never the name. */
const seatOf = (engine: Engine, { role, unit }: View) =>
  isRole(role) ? seatName(engine, { role, unit: unit ?? null }) : plain('')
