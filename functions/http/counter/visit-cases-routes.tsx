import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { officeOf, recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { subjectOf } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { caseSummary } from '#engine/views/case-summary.ts'
import { type VisitCase, VisitCasesPage } from '#web/counter/visit-cases-page.tsx'
import { paths } from '#web/paths.ts'
import { wayLinks } from '../applicant/way-links.ts'
import { citesCase } from '../applicant/where.ts'
import type { Side } from '../case/for-whom.ts'
import { acting, type SideOf, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'

/** Cases of a visitor, and what may be begun from each. */
export const visitCasesRoutes = (sideOf: SideOf): readonly Route[] => [
  {
    method: 'GET',
    path: paths.visitCases('{visit}'),
    async run(ask, engine) {
      const side = await sideOf(ask, engine)
      // A caller's identity is stated alone: nothing is told of cases.
      if (!side || side.caller) return notFound(ask)
      const own = { index: 'subject', pk: subjectOf(side.subject), prefix: 'case#', newestFirst: true } as const
      const shown = async (items: readonly Item[]) =>
        (await Promise.all(items.map((item) => shownCase(ask, engine, side, item)))).flatMap((one) => one ?? [])
      const cases = await readSifted(
        (at) => readPage(engine.table, own, at, perPage),
        shown,
        ask.query['cursor'],
        perPage,
      )
      await noteView(engine, ask.person, `visit ${side.visit} cases`, { subject: side.subject })
      return page(<VisitCasesPage shell={acting(ask, side).shell} name={side.name} cases={cases} />)
    },
  },
]

const perPage = 20

async function shownCase({ person }: Signed, engine: Engine, side: Side, item: Item): Promise<VisitCase | null> {
  const file = caseFile(item)
  const from = standpointOf(person, side)
  if (!citesCase(engine, person, from, file)) return null
  const record = await recordFor(engine, file.recordId, file.closed ? officeOf(person) : 'runningCase')
  // A sealed record takes its cases with it.
  if (file.recordId !== null && record === null) return null
  const ways = await wayLinks(engine, person, from, { record, origin: file }, { base: side.base })
  return { ...caseSummary(engine, procedureOf(engine, file), file, record), ways }
}
