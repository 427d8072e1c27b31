import { rowsBehind } from '#engine/run/lag.ts'
import { countyName } from '#engine/store/names.ts'
import { whole } from '#engine/store/paged.ts'
import { WorkloadPage, workloadSheet } from '#web/oversight/workload-page.tsx'
import { paths } from '#web/paths.ts'
import { tell } from '#web/tell.ts'
import { sayInstant } from '#web/when.ts'
import { board } from '#web/words/staff/board.ts'
import { workload as words } from '#web/words/staff/oversight.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { viewFiles } from './view-files.ts'
import { countyChoice, viewName, viewTitle } from './view-pdf.ts'
import { type Workload, workloadFor } from './workload-read.ts'

/** Work with each seat and person: a page, a sheet, a PDF. */
export const workloadRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.workload,
    async run(ask, engine) {
      const found = await workloadFor(engine, ask.person)
      if (!found) return notFound(ask)
      const { seats, people, county } = found
      return page(
        <WorkloadPage
          shell={ask.shell}
          {...{ seats, people }}
          county={county === null ? null : countyName(engine, county)}
          hasPdf={Boolean(engine.printing)}
          behind={await rowsBehind(engine, 'workload')}
        />,
      )
    },
  },
  ...viewFiles({ csv: paths.workloadSheet, pdf: paths.workloadPdf }, async ({ person, lang }, engine) => {
    const found = await workloadFor(engine, person)
    if (!found) return null
    const t = tell(lang)
    const of = countyChoice(engine, found.county)
    const lead = `${t(board.asOf, { at: sayInstant(lang, engine.clock.now()) })} · ${t(words.lead)}`
    const said = { name: viewName('workload', of), title: viewTitle(t, words.title, of), lead }
    return { said, form: workloadSheet(lang), read: rowsOf(found) }
  }),
]

const rowsOf = ({ seats, people }: Workload) => whole([...seats, ...people])
