import { caseIdOf } from '#engine/begin/begin-case.ts'
import { openedBefore } from '#engine/begin/commit.ts'
import { addressedWays } from '#engine/begin/ways.ts'
import type { Engine } from '#engine/store/engine.ts'
import { paths } from '#web/paths.ts'
import { procedures } from '#workflows/index.ts'
import { draftAbout } from '../case/draft.ts'
import type { Draft } from '../case/draft-shape.ts'
import type { Side } from '../case/for-whom.ts'
import { type SideOf, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, type Reply } from '../door/reply.ts'
import { withSide } from './record-routes.tsx'
import { type About, formPage, heldIn, takeFirst } from './way-kind.tsx'
import { type Asked, type Where, whereOf } from './where.ts'

/** Every procedure's ways in for an applicant, an agent or a visitor: from a record, from a case, or from nothing. */
export const applyRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  ...atAddress(paths.apply('{procedure}/{way}', '', base), sideOf, ({ params, query }) => ({
    procedure: params['procedure'] ?? '',
    way: params['way'] ?? '',
    record: query['record'] ?? null,
    origin: query['case'] ?? null,
  })),
  ...addressedWays(procedures).flatMap(({ procedure, way }) =>
    atAddress(`${base}${way.address}`, sideOf, ({ params }) => ({
      procedure: procedure.id,
      way: way.id,
      record: params['record'] ?? null,
      origin: null,
    })),
  ),
]

function atAddress(path: string, sideOf: SideOf, asked: (ask: Signed) => Asked): readonly Route[] {
  const run = (then: (ask: Signed, engine: Engine, about: About) => Promise<Reply>) =>
    withSide(sideOf, (ask, engine, side) =>
      withAbout(ask, engine, side, asked(ask), (about) => then(ask, engine, about)),
    )
  return [
    {
      method: 'GET',
      path,
      run: run(async (ask, engine, about) =>
        about.draft ? goTo(ask, paths.draft(about.draft.id, 'items')) : formPage(ask, engine, about, {}),
      ),
    },
    { method: 'POST', path, run: run(takeFirst) },
  ]
}

async function withAbout(
  ask: Signed,
  engine: Engine,
  side: Side,
  asked: Asked,
  run: (about: About) => Promise<Reply>,
): Promise<Reply> {
  const { procedure, way, record, origin } = asked
  const where = await whereOf(engine, ask.person, standpointOf(ask.person, side), asked)
  if (!where) return notFound(ask)
  // One case of each: where it is there already, that is where the link leads.
  const there =
    where.way.once === undefined ? null : await openedBefore(engine, caseIdOf(engine, { ...where, draft: '' }))
  if (there) return goTo(ask, paths.myCase(there.file.id))
  const draft = await draftAbout(engine, ask.person, side, (one) => isSame(one, where))
  const about = origin !== null ? `?case=${origin}` : record !== null ? `?record=${record}` : ''
  const path = where.way.address
    ? `${side.base}${where.way.address.replace('{record}', record ?? '')}`
    : paths.apply(`${procedure}/${way}`, about, side.base)
  return run({ where, side, draft, path, held: heldIn(where, ask.form) })
}

/** Begun by the same way about the same case or record; from nothing, each time anew. */
function isSame({ way, recordId }: Draft, where: Where): boolean {
  if (way.procedure !== where.procedure.id || way.id !== where.way.id || way.desk) return false
  if (where.origin) return way.origin === where.origin.id
  return where.record !== null && recordId === where.record.id
}
