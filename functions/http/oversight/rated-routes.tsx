import { ratings } from '#engine/figures/ratings.ts'
import { statisticsOptions } from '#engine/figures/statistics.ts'
import { may } from '#engine/people/authorise.ts'
import { countyOf } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import { paged } from '#engine/store/paged.ts'
import { shanghaiDay } from '#law/day.ts'
import { type RatedLine, RatedPage, ratedSheet } from '#web/oversight/rated-page.tsx'
import { paths } from '#web/paths.ts'
import { tell } from '#web/tell.ts'
import { rated as words } from '#web/words/staff/oversight.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'
import { unitsIn } from './figure-names.ts'
import { viewPdf } from './view-pdf.ts'

/** Ratings by unit, as a page, a sheet and a PDF. */
export const ratedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.rated,
    run: withRatings(async (ask, engine, lines, smallest) => {
      const months = [...new Set(lines.map(({ month }) => month))]
      const month = months.find((one) => one === ask.query['month']) ?? months[0] ?? null
      const shown = lines.filter((one) => one.month === month)
      return page(
        <RatedPage
          shell={ask.shell}
          lines={shown}
          {...{ months, month, smallest }}
          hasPdf={Boolean(engine.printing)}
        />,
      )
    }),
  },
  {
    method: 'GET',
    path: paths.ratedSheet,
    run: withRatings((ask, _engine, items, smallest) =>
      sheet('ratings', ratedSheet(ask.lang, smallest), async () => paged({ items, cursor: null })),
    ),
  },
  {
    method: 'GET',
    path: paths.ratedPdf,
    run: withRatings((ask, engine, items, smallest) => {
      const t = tell(ask.lang)
      const said = { name: 'ratings', title: t(words.title), lead: t(words.lead, { n: smallest }) }
      return viewPdf(ask, engine, said, ratedSheet(ask.lang, smallest), async () => paged({ items, cursor: null }))
    }),
  },
]

type Run = (ask: Signed, engine: Engine, lines: readonly RatedLine[], smallest: number) => Promise<Reply>

function withRatings(run: Run) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    if (!may(ask.person, 'list.board')) return notFound(ask)
    const to = shanghaiDay(engine.clock.now()).slice(0, 7)
    const county = countyOf(engine, ask.person)
    const rows = await ratings(engine, { to, units: county === null ? null : unitsIn(engine, county) })
    const lines = rows.map((one) => ({
      ...one,
      title: engine.procedures[one.procedure]?.pages.words.title ?? plain(one.procedure),
      unitName: nameOfUnit(engine, one.unit),
    }))
    return run(ask, engine, lines, statisticsOptions(engine, to).smallest)
  }
}
