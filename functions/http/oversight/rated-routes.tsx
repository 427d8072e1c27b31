import { ratings } from '#engine/figures/ratings.ts'
import { statisticsOptions } from '#engine/figures/statistics.ts'
import { may } from '#engine/people/authorise.ts'
import { countyOf } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit, plain } from '#engine/store/names.ts'
import { whole } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { shanghaiDay } from '#law/day.ts'
import { type RatedLine, RatedPage, ratedSheet } from '#web/oversight/rated-page.tsx'
import { paths } from '#web/paths.ts'
import { tell } from '#web/tell.ts'
import { rated as words } from '#web/words/staff/oversight.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { unitsIn } from './figure-names.ts'
import { viewFiles } from './view-files.ts'

/** Ratings by unit, as a page, a sheet and a PDF. */
export const ratedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.rated,
    async run(ask, engine) {
      const found = await ratingsFor(engine, ask.person)
      if (!found) return notFound(ask)
      const { lines, smallest } = found
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
    },
  },
  ...viewFiles({ csv: paths.ratedSheet, pdf: paths.ratedPdf }, async ({ person, lang }, engine) => {
    const found = await ratingsFor(engine, person)
    if (!found) return null
    const t = tell(lang)
    const { lines: items, smallest } = found
    return {
      said: { name: 'ratings', title: t(words.title), lead: t(words.lead, { n: smallest }) },
      form: ratedSheet(lang, smallest),
      read: whole(items),
    }
  }),
]

/** Null where the reader has no board. */
async function ratingsFor(engine: Engine, person: Person) {
  if (!may(person, 'list.board')) return null
  const to = shanghaiDay(engine.clock.now()).slice(0, 7)
  const county = countyOf(engine, person)
  const rows = await ratings(engine, { to, units: county === null ? null : unitsIn(engine, county) })
  const lines: readonly RatedLine[] = rows.map((one) => ({
    ...one,
    title: engine.procedures[one.procedure]?.pages.words.title ?? plain(one.procedure),
    unitName: nameOfUnit(engine, one.unit),
  }))
  return { lines, smallest: statisticsOptions(engine, to).smallest }
}
