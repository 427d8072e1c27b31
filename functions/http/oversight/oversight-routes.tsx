import { oversight } from '#engine/figures/oversight.ts'
import { may } from '#engine/people/authorise.ts'
import { countyOf } from '#engine/people/stand-in.ts'
import { rowsBehind } from '#engine/run/lag.ts'
import type { Engine } from '#engine/store/engine.ts'
import { countyName, plain } from '#engine/store/names.ts'
import { paged } from '#engine/store/paged.ts'
import type { Oversight } from '#engine/views/oversight-view.ts'
import { shanghaiDay } from '#law/day.ts'
import { OversightPage } from '#web/supervisor/oversight-page.tsx'
import { oversightRows, oversightSheet } from '#web/supervisor/oversight-sheet.ts'
import { tell } from '#web/tell.ts'
import { sayMonth } from '#web/when.ts'
import { oversight as words } from '#web/words/staff/oversight.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'
import { namesIn, unitsIn } from './figure-names.ts'
import { type Choice, viewName, viewPdf, viewTitle } from './view-pdf.ts'

/** Figures of twelve months, as pictures and a sheet. */
export const oversightRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/figures',
    run: withFigures(async (ask, engine, { found, chosen, county, names }) =>
      page(
        <OversightPage
          shell={ask.shell}
          found={found}
          county={county === null ? null : countyName(engine, county)}
          hasPdf={Boolean(engine.printing)}
          behind={await rowsBehind(engine, 'figures')}
          procedures={Object.values(engine.procedures).map(({ id, pages }) => ({ id, title: pages.words.title }))}
          chosen={chosen}
          names={names}
        />,
      ),
    ),
  },
  {
    method: 'GET',
    path: '/board/figures.csv',
    run: withFigures(async (ask, engine, figures) => {
      const rows = oversightRows(ask.lang, figures.found, figures.county === null, figures.names)
      return sheet(viewName('figures', choicesOf(engine, figures)), oversightSheet(ask.lang), async () =>
        paged({ items: rows, cursor: null }),
      )
    }),
  },
  {
    method: 'GET',
    path: '/board/figures.pdf',
    run: withFigures(async (ask, engine, figures) => {
      const t = tell(ask.lang)
      const { found } = figures
      const rows = oversightRows(ask.lang, found, figures.county === null, figures.names)
      const of = choicesOf(engine, figures)
      const [from = '', to = ''] = [found.months[0]?.month, found.months.at(-1)?.month].map((month) => month ?? '')
      const lead = t(words.lead, { from: sayMonth(ask.lang, from), to: sayMonth(ask.lang, to) })
      const read = async () => paged({ items: rows, cursor: null })
      const said = { name: viewName('figures', of), title: viewTitle(t, words.title, of), lead }
      return viewPdf(ask, engine, said, oversightSheet(ask.lang), read)
    }),
  },
]

type Figures = {
  readonly found: Oversight
  readonly chosen: string | null
  /** County of the figures; null: the whole area’s. */
  readonly county: string | null
  readonly names: ReturnType<typeof namesIn>
}

/** County and procedure of the figures, as a file says them. */
const choicesOf = (engine: Engine, { county, chosen }: Figures): readonly Choice[] => [
  ...(county === null ? [] : [{ id: county, name: countyName(engine, county) }]),
  ...(chosen === null ? [] : [{ id: chosen, name: engine.procedures[chosen]?.pages.words.title ?? plain(chosen) }]),
]

function withFigures(run: (ask: Signed, engine: Engine, figures: Figures) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    if (!may(ask.person, 'list.board')) return notFound(ask)
    const chosen = Object.keys(engine.procedures).find((id) => id === ask.query['procedure']) ?? null
    const to = shanghaiDay(engine.clock.now()).slice(0, 7)
    const county = countyOf(engine, ask.person)
    const units = county === null ? null : unitsIn(engine, county)
    return run(ask, engine, {
      found: await oversight(engine, { to, procedure: chosen, units }),
      county,
      chosen,
      names: namesIn(engine),
    })
  }
}
