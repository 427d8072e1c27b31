import { rowsBehind } from '#engine/run/lag.ts'
import type { Engine } from '#engine/store/engine.ts'
import { countyName } from '#engine/store/names.ts'
import { paged } from '#engine/store/paged.ts'
import { WorkloadPage, workloadSheet } from '#web/oversight/workload-page.tsx'
import { paths } from '#web/paths.ts'
import { tell } from '#web/tell.ts'
import { sayInstant } from '#web/when.ts'
import { board } from '#web/words/staff/board.ts'
import { workload as words } from '#web/words/staff/oversight.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'
import { type Choice, viewName, viewPdf, viewTitle } from './view-pdf.ts'
import { type Workload, workloadFor } from './workload-read.ts'

/** Work with each seat and person: a page, a sheet, a PDF. */
export const workloadRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.workload,
    run: withWorkload(async (ask, engine, { seats, people, county }) =>
      page(
        <WorkloadPage
          shell={ask.shell}
          {...{ seats, people }}
          county={county === null ? null : countyName(engine, county)}
          hasPdf={Boolean(engine.printing)}
          behind={await rowsBehind(engine, 'workload')}
        />,
      ),
    ),
  },
  {
    method: 'GET',
    path: paths.workloadSheet,
    run: withWorkload((ask, engine, found) =>
      sheet(viewName('workload', choiceOf(engine, found)), workloadSheet(ask.lang), rowsOf(found)),
    ),
  },
  {
    method: 'GET',
    path: paths.workloadPdf,
    run: withWorkload((ask, engine, found) => {
      const t = tell(ask.lang)
      const of = choiceOf(engine, found)
      const lead = `${t(board.asOf, { at: sayInstant(ask.lang, engine.clock.now()) })} · ${t(words.lead)}`
      const said = { name: viewName('workload', of), title: viewTitle(t, words.title, of), lead }
      return viewPdf(ask, engine, said, workloadSheet(ask.lang), rowsOf(found))
    }),
  },
]

const choiceOf = (engine: Engine, { county }: Workload): readonly Choice[] =>
  county === null ? [] : [{ id: county, name: countyName(engine, county) }]

const rowsOf =
  ({ seats, people }: Workload) =>
  async () =>
    paged({ items: [...seats, ...people], cursor: null })

function withWorkload(run: (ask: Signed, engine: Engine, found: Workload) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const found = await workloadFor(engine, ask.person)
    return found ? run(ask, engine, found) : notFound(ask)
  }
}
