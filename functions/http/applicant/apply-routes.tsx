import { caseIdOf } from '#engine/begin/begin-case.ts'
import { openedBefore } from '#engine/begin/commit.ts'
import { addressedWays } from '#engine/begin/ways.ts'
import type { Engine } from '#engine/store/engine.ts'
import { paths } from '#web/paths.ts'
import { procedures } from '#workflows/index.ts'
import { draftAbout } from '../case/draft.ts'
import type { Draft } from '../case/draft-shape.ts'
import type { Side } from '../case/for-whom.ts'
import { acting, mySide, type SideOf, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, type Reply } from '../door/reply.ts'
import { type About, formPage, heldIn, takeFirst, writtenAhead } from './way-kind.tsx'
import { type Asked, type Where, whereOf } from './where.ts'
import { whoMayObject } from './who-may-object.tsx'

/** Ways in for applicants, agents and visitors. */
export const applyRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  ...atAddress({ path: paths.apply('{procedure}/{way}', '', base), sideOf }, ({ params, query }) => ({
    procedure: params['procedure'] ?? '',
    way: params['way'] ?? '',
    record: query['record'] ?? null,
    origin: query['case'] ?? null,
  })),
  ...addressedWays(procedures).flatMap(({ procedure, way }) => {
    const isFromPublicPage = way.from === 'record' && sideOf === mySide
    const at = { path: `${base}${way.address}`, sideOf, ...(isFromPublicPage && { otherwise: whoMayObject }) }
    return atAddress(at, ({ params }) => ({
      procedure: procedure.id,
      way: way.id,
      record: params['record'] ?? null,
      origin: null,
    }))
  }),
]

type At = {
  readonly path: string
  readonly sideOf: SideOf
  /** Answer for those who may not begin it there. */
  readonly otherwise?: (ask: Signed, engine: Engine, asked: Asked) => Promise<Reply>
}

function atAddress({ path, sideOf, otherwise }: At, askedOf: (ask: Signed) => Asked): readonly Route[] {
  const run =
    (then: (ask: Signed, engine: Engine, about: About) => Promise<Reply>) => async (ask: Signed, engine: Engine) => {
      const side = await sideOf(ask, engine)
      const asked = askedOf(ask)
      const where = side && (await whereOf(engine, ask.person, standpointOf(ask.person, side), asked))
      if (!where) return otherwise ? otherwise(ask, engine, asked) : notFound(side ? acting(ask, side) : ask)
      return withAbout(acting(ask, side), engine, { side, where, asked }, then)
    }
  return [
    {
      method: 'GET',
      path,
      run: run(async (ask, engine, about) =>
        about.draft
          ? goTo(ask, paths.draft(about.draft.id, 'items'))
          : formPage(ask, engine, about, (await writtenAhead(engine, ask.person, about)) ?? {}),
      ),
    },
    { method: 'POST', path, run: run(takeFirst) },
  ]
}

async function withAbout(
  ask: Signed,
  engine: Engine,
  { side, where, asked }: { readonly side: Side; readonly where: Where; readonly asked: Asked },
  run: (ask: Signed, engine: Engine, about: About) => Promise<Reply>,
): Promise<Reply> {
  const { procedure, way, record, origin } = asked
  // `once` allows one case: its link leads there.
  const there =
    where.way.once === undefined ? null : await openedBefore(engine, caseIdOf(engine, { ...where, draft: '' }))
  if (there) return goTo(ask, side.visit === undefined ? paths.myCase(there.file.id) : paths.visitCases(side.visit))
  const draft = await draftAbout(engine, ask.person, side, (one) => isSame(one, where))
  const about = origin !== null ? `?case=${origin}` : record !== null ? `?record=${record}` : ''
  const path = where.way.address
    ? `${side.base}${where.way.address.replace('{record}', record ?? '')}`
    : paths.apply(`${procedure}/${way}`, about, side.base)
  return run(ask, engine, { where, side, draft, path, held: heldIn(where, ask.form) })
}

/** Same way about the same case or record continues. */
function isSame({ way, recordId }: Draft, where: Where): boolean {
  if (way.procedure !== where.procedure.id || way.id !== where.way.id || way.desk) return false
  if (where.origin) return way.origin === where.origin.id
  return where.record !== null && recordId === where.record.id
}
