import { procedureOf } from '#engine/case/case-of.ts'
import { boardTarget } from '#engine/figures/board-list.ts'
import { owing } from '#engine/figures/running-rows.ts'
import { may } from '#engine/people/authorise.ts'
import { countyOf } from '#engine/people/stand-in.ts'
import { daysAhead, forecastNow, missedIn } from '#engine/run/forecast-now.ts'
import { judgedForecasts } from '#engine/run/kept-forecasts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { countyName, holderName, nameOfUnit, plain } from '#engine/store/names.ts'
import { paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { lookAhead, lookBack, type UnitForecast } from '#engine/views/oversight-view.ts'
import { ForecastPage, type Miss } from '#web/supervisor/forecast-page.tsx'
import { tell } from '#web/tell.ts'
import { forecast as words } from '#web/words/staff/oversight.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'
import { type Choice, viewName, viewPdf, viewTitle } from './view-pdf.ts'

/** The forecast with its rule, and as a sheet. */
export const forecastRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/board/forecast',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board')) return notFound(ask)
      const units = await unitsFor(engine, ask.person)
      return page(
        <ForecastPage
          shell={ask.shell}
          days={daysAhead(engine)}
          units={units.map((one) => ({ ...one, name: nameOfUnit(engine, one.unit) }))}
          misses={await missesOf(engine, ask.person, units)}
          past={await judgedForecasts(engine, overOf(ask.person))}
          hasPdf={Boolean(engine.printing)}
        />,
      )
    },
  },
  {
    method: 'GET',
    path: '/board/forecast.csv',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board')) return notFound(ask)
      const { form, read } = await daysFor(engine, ask)
      return sheet(viewName('forecast', countyChosen(engine, ask)), form, read)
    },
  },
  {
    method: 'GET',
    path: '/board/forecast.pdf',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board')) return notFound(ask)
      const t = tell(ask.lang)
      const { form, read } = await daysFor(engine, ask)
      const of = countyChosen(engine, ask)
      const lead = t(words.ruleText, { back: lookBack })
      const said = { name: viewName('forecast', of), title: viewTitle(t, words.title, of), lead }
      return viewPdf(ask, engine, said, form, read)
    },
  },
]

function countyChosen(engine: Engine, { person }: Signed): readonly Choice[] {
  const county = countyOf(engine, person)
  return county === null ? [] : [{ id: county, name: countyName(engine, county) }]
}

/** Units of a county’s reader; undefined: all. */
const overOf = ({ roles }: Person): readonly string[] | undefined =>
  roles.some(({ role, unit }) => role === 'supervisor' && unit === null)
    ? undefined
    : roles.flatMap(({ over }) => over ?? [])

async function unitsFor(engine: Engine, reader: Person): Promise<readonly UnitForecast[]> {
  const over = overOf(reader)
  return (await forecastNow(engine)).filter(({ unit }) => over === undefined || over.includes(unit))
}

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
  return { form, read: async () => paged({ items: rows, cursor: null }) }
}

/** Most units looked into, and limits named in all. */
const [mostUnits, mostNamed] = [lookAhead, 20]

/** Limits beyond the unit's pace by their day: those due first. */
async function missesOf(engine: Engine, reader: Person, units: readonly UnitForecast[]): Promise<readonly Miss[]> {
  const late = units.filter(({ missed }) => missed > 0).slice(0, mostUnits)
  const found = await Promise.all(late.map((unit) => missesIn(engine, reader, unit)))
  return found
    .flat()
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .slice(0, mostNamed)
}

async function missesIn(engine: Engine, reader: Person, unit: UnitForecast): Promise<readonly Miss[]> {
  const misses: Miss[] = []
  for await (const row of missedIn(engine, unit)) {
    const { rule, clocks, caseId, number } = row
    const due = (rule === null ? null : clocks[rule]?.due) ?? null
    if (rule === null || due === null || may(reader, 'case.read', boardTarget(row)) === null) continue
    const limit = procedureOf(engine, row).pages.words.limits[rule] ?? plain(rule)
    misses.push({ caseId, number, limit, rule, due, party: holderName(engine, owing(row)) })
    if (misses.length === mostNamed) break
  }
  return misses
}
