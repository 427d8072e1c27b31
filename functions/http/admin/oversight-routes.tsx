import { seatsIn } from '#engine/figures/board-counts.ts'
import { oversight } from '#engine/figures/oversight.ts'
import { ratings } from '#engine/figures/ratings.ts'
import { boardList } from '#engine/figures/running-rows.ts'
import { statisticsOptions } from '#engine/figures/statistics.ts'
import { countsFor } from '#engine/figures/workload-counts.ts'
import { may } from '#engine/people/authorise.ts'
import { countyOf, staffNow } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { countyName, nameOfUnit, plain, seatName } from '#engine/store/names.ts'
import { paged } from '#engine/store/paged.ts'
import type { Oversight } from '#engine/views/oversight-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { layouts } from '#records/layout.ts'
import { type RatedLine, RatedPage, ratedSheet } from '#web/oversight/rated-page.tsx'
import { paths } from '#web/paths.ts'
import { OversightPage, type SeatLoad } from '#web/supervisor/oversight-page.tsx'
import { oversightRows, oversightSheet } from '#web/supervisor/oversight-sheet.ts'
import { tell } from '#web/tell.ts'
import { sayMonth } from '#web/when.ts'
import { oversight as words } from '#web/words/staff/oversight.ts'
import { isSameSeat } from '#workflows/contract/actor.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'
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
          load={await loadOf(engine, ask, county)}
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

const unitsIn = ({ deployment }: Engine, county: string): readonly string[] =>
  deployment.directory.units.flatMap(({ id, area }) => (area === county ? [id] : []))

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

/** Limits at each seat now, the busiest first, and its people. */
async function loadOf(engine: Engine, { person }: Signed, county: string | null): Promise<readonly SeatLoad[]> {
  const staff = await staffNow(engine)
  const counts = await countsFor(engine, person, [
    boardList(county === null ? engine.deployment.area : `county.${county}`),
  ])
  return seatsIn(counts)
    .filter(({ seat, n }) => seat.role !== 'applicant' && n > 0)
    .toSorted((a, b) => b.n - a.n)
    .map(({ seat, n }) => ({
      unit: seat.unit === null ? seatName(engine, seat) : nameOfUnit(engine, seat.unit),
      seat: seatName(engine, seat),
      running: n,
      people: staff.filter(({ roles }) => roles.some((one) => isSameSeat(one, seat))).length,
    }))
}

/** Names that figures need. */
export function namesIn(engine: Engine) {
  const words = (id: string) => engine.procedures[id]?.pages.words
  return {
    unit: (id: string): Bilingual => nameOfUnit(engine, id),
    limit: (procedure: string, rule: string): Bilingual => words(procedure)?.limits[rule] ?? plain(rule),
    /** Columns belong to one kind, which names them. */
    field(code: string): Bilingual {
      const field = layouts()
        .flatMap(({ fields }) => fields)
        .find((one) => one.code === code)
      return field ? { zh: field.zh, en: field.en } : plain(code)
    },
  }
}

/** Ratings by unit, as a page and a sheet. */
export const ratedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.rated,
    run: withRatings(async (ask, lines, smallest) => {
      const months = [...new Set(lines.map(({ month }) => month))]
      const month = months.find((one) => one === ask.query['month']) ?? months[0] ?? null
      const shown = lines.filter((one) => one.month === month)
      return page(<RatedPage shell={ask.shell} lines={shown} {...{ months, month, smallest }} />)
    }),
  },
  {
    method: 'GET',
    path: paths.ratedSheet,
    run: withRatings((ask, items, smallest) =>
      sheet('ratings', ratedSheet(ask.lang, smallest), async () => paged({ items, cursor: null })),
    ),
  },
]

type Run = (ask: Signed, lines: readonly RatedLine[], smallest: number) => Promise<Reply>

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
    return run(ask, lines, statisticsOptions(engine, to).smallest)
  }
}
