import { oversight } from '#engine/figures/oversight.ts'
import { may } from '#engine/people/authorise.ts'
import { countyOf } from '#engine/people/stand-in.ts'
import { rowsBehind } from '#engine/run/lag.ts'
import type { Engine } from '#engine/store/engine.ts'
import { countyName, plain } from '#engine/store/names.ts'
import { whole } from '#engine/store/paged.ts'
import type { Oversight } from '#engine/views/oversight-view.ts'
import { shanghaiDay } from '#law/day.ts'
import { paths } from '#web/paths.ts'
import { OversightPage } from '#web/supervisor/oversight-page.tsx'
import { oversightRows, oversightSheet } from '#web/supervisor/oversight-sheet.ts'
import { tell } from '#web/tell.ts'
import { sayMonth } from '#web/when.ts'
import { oversight as words } from '#web/words/staff/oversight.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { namesIn, unitsIn } from './figure-names.ts'
import { viewFiles } from './view-files.ts'
import { type Choice, countyChoice, viewName, viewTitle } from './view-pdf.ts'

/** Figures of twelve months, as pictures and a sheet. */
export const oversightRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/figures',
    async run(ask, engine) {
      const figures = await figuresFor(ask, engine)
      if (!figures) return notFound(ask)
      const { found, chosen, county, names } = figures
      return page(
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
      )
    },
  },
  ...viewFiles({ csv: paths.oversightSheet, pdf: paths.oversightPdf }, async (ask, engine) => {
    const figures = await figuresFor(ask, engine)
    if (!figures) return null
    const { lang } = ask
    const t = tell(lang)
    const { found } = figures
    const items = oversightRows(lang, found, figures.county === null, figures.names)
    const of = choicesOf(engine, figures)
    const [from = '', to = ''] = [found.months[0]?.month, found.months.at(-1)?.month].map((month) => month ?? '')
    const lead = t(words.lead, { from: sayMonth(lang, from), to: sayMonth(lang, to) })
    return {
      said: { name: viewName('figures', of), title: viewTitle(t, words.title, of), lead },
      form: oversightSheet(lang),
      read: whole(items),
    }
  }),
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
  ...countyChoice(engine, county),
  ...(chosen === null ? [] : [{ id: chosen, name: engine.procedures[chosen]?.pages.words.title ?? plain(chosen) }]),
]

/** Null where the reader has no board. */
async function figuresFor({ person, query }: Signed, engine: Engine): Promise<Figures | null> {
  if (!may(person, 'list.board')) return null
  const chosen = Object.keys(engine.procedures).find((id) => id === query['procedure']) ?? null
  const to = shanghaiDay(engine.clock.now()).slice(0, 7)
  const county = countyOf(engine, person)
  const units = county === null ? null : unitsIn(engine, county)
  const found = await oversight(engine, { to, procedure: chosen, units })
  return { found, county, chosen, names: namesIn(engine) }
}
