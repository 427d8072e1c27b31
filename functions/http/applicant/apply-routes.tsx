import { caseIdOf } from '#engine/begin/begin-case.ts'
import { openedBefore } from '#engine/begin/commit.ts'
import type { Engine } from '#engine/store/engine.ts'
import { paths } from '#web/paths.ts'
import { draftAbout } from '../case/draft.ts'
import type { Draft } from '../case/draft-shape.ts'
import type { Side } from '../case/for-whom.ts'
import { type SideOf, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, type Reply } from '../door/reply.ts'
import { withSide } from './record-routes.tsx'
import { type About, formPage, takeFirst } from './way-kind.tsx'
import { type Where, whereOf } from './where.ts'

/** Every procedure's ways in for an applicant, an agent or a visitor: from a record, from a case, or from nothing. */
export const applyRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  {
    method: 'GET',
    path: paths.apply('{procedure}/{way}', '', base),
    run: withSide(sideOf, (ask, engine, side) =>
      withAbout(ask, engine, side, async (about) =>
        about.draft ? goTo(ask, paths.draft(about.draft.id, 'items')) : formPage(ask, engine, about, {}),
      ),
    ),
  },
  {
    method: 'POST',
    path: paths.apply('{procedure}/{way}', '', base),
    run: withSide(sideOf, (ask, engine, side) =>
      withAbout(ask, engine, side, (about) => takeFirst(ask, engine, about)),
    ),
  },
]

async function withAbout(ask: Signed, engine: Engine, side: Side, run: (about: About) => Promise<Reply>) {
  const { procedure = '', way = '' } = ask.params
  const { record = null, case: origin = null } = ask.query
  const asked = { procedure, way, record, origin }
  const where = await whereOf(engine, ask.person, standpointOf(ask.person, side), asked)
  if (!where) return notFound(ask)
  // One case of each: where it is there already, that is where the link leads.
  const there =
    where.way.once === undefined ? null : await openedBefore(engine, caseIdOf(engine, { ...where, draft: '' }))
  if (there) return goTo(ask, paths.myCase(there.file.id))
  const draft = await draftAbout(engine, ask.person, side, (one) => isSame(one, where))
  const about = origin !== null ? `?case=${origin}` : record !== null ? `?record=${record}` : ''
  return run({ where, side, draft, path: paths.apply(`${procedure}/${way}`, about, side.base) })
}

/** Begun by the same way about the same case or record; from nothing, each time anew. */
function isSame({ way, recordId }: Draft, where: Where): boolean {
  if (way?.procedure !== where.procedure.id || way.id !== where.way.id || way.desk) return false
  if (where.origin) return way.origin === where.origin.id
  return where.record !== null && recordId === where.record.id
}
