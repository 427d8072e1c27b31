import { may } from '#engine/people/authorise.ts'
import { countyOf } from '#engine/people/stand-in.ts'
import { daysAhead } from '#engine/run/forecast-now.ts'
import { rowsBehind } from '#engine/run/lag.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { whole } from '#engine/store/paged.ts'
import { lookBack } from '#engine/views/oversight-view.ts'
import { paths } from '#web/paths.ts'
import { ForecastPage } from '#web/supervisor/forecast-page.tsx'
import { tell } from '#web/tell.ts'
import { forecast as words } from '#web/words/staff/oversight.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { forecastFor, unitsFor } from './forecast-read.ts'
import { viewFiles } from './view-files.ts'
import { countyChoice, viewName, viewTitle } from './view-pdf.ts'

/** The forecast with its rule, and as a sheet. */
export const forecastRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/forecast',
    async run(ask, engine) {
      const found = await forecastFor(engine, ask.person)
      if (!found) return notFound(ask)
      return page(
        <ForecastPage
          shell={ask.shell}
          days={daysAhead(engine)}
          units={found.units.map((one) => ({ ...one, name: nameOfUnit(engine, one.unit) }))}
          misses={found.misses}
          past={found.past}
          hasPdf={Boolean(engine.printing)}
          behind={await rowsBehind(engine, 'board')}
        />,
      )
    },
  },
  ...viewFiles({ csv: paths.forecastSheet, pdf: paths.forecastPdf }, async (ask, engine) => {
    if (!may(ask.person, 'list.board')) return null
    const t = tell(ask.lang)
    const of = countyChosen(engine, ask)
    const lead = t(words.ruleText, { back: lookBack })
    const said = { name: viewName('forecast', of), title: viewTitle(t, words.title, of), lead }
    return { said, ...(await daysFor(engine, ask)) }
  }),
]

const countyChosen = (engine: Engine, { person }: Signed) => countyChoice(engine, countyOf(engine, person))

async function daysFor(engine: Engine, { person, lang }: Signed) {
  const t = tell(lang)
  const rows = (await unitsFor(engine, person)).flatMap(({ unit, days }) => days.map((one) => ({ unit, ...one })))
  const named = [words.unit, words.day, words.due, words.able, words.missed]
  const form = {
    columns: named.map((name) => t(name)),
    row: ({ unit, day, due, able, missed }: (typeof rows)[number]) => [
      ...[t(nameOfUnit(engine, unit)), day],
      ...[due, able, missed].map(String),
    ],
    rest: '',
  }
  return { form, read: whole(rows) }
}
