import { stringify } from 'csv-stringify/sync'
import { statistics, statisticsOptions } from '#engine/figures/statistics.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Statistics } from '#engine/store/figures-view.ts'
import { shanghaiDay } from '#law/day.ts'
import { StatisticsPage } from '#web/public/statistics-page.tsx'
import type { Route } from '../door/door.ts'
import { page, type Reply } from '../door/reply.ts'

/** Figures as page, sheet and JSON, alike. */
export const figureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/statistics',
    open: true,
    run: async ({ shell }, engine) => {
      const names = Object.fromEntries(Object.values(engine.procedures).map(({ id, pages: { words } }) => [id, words]))
      return page(
        <StatisticsPage
          shell={shell}
          found={await current(engine)}
          words={names}
          directory={engine.deployment.directory}
        />,
      )
    },
  },
  { method: 'GET', path: '/statistics.csv', open: true, run: async (_ask, engine) => sheet(await current(engine)) },
  {
    method: 'GET',
    path: '/statistics.json',
    open: true,
    run: async (_ask, engine) => ({
      statusCode: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify(await current(engine)),
    }),
  },
]

/** Twelve months to this one, which is not over. */
export const current = (engine: Engine): Promise<Statistics> =>
  statistics(engine, statisticsOptions(engine, shanghaiDay(engine.clock.now()).slice(0, 7)))

/** One row a figure: period, whose, what, and the value or nothing. */
function sheet({ from, to, procedures }: Statistics): Reply {
  const rows = procedures.flatMap(({ procedure, months, year, limits, about, fields }) => [
    ...[...months.map(({ month, ...figures }) => [month, figures] as const), [`${from}/${to}`, year] as const].flatMap(
      ([period, figures]) =>
        Object.entries(figures).map(([name, value]) => ({ period, procedure, unit: '', rule: '', name, value })),
    ),
    ...limits.flatMap(({ rule, unit, ...figures }) =>
      Object.entries(figures).map(([name, value]) => ({
        period: `${from}/${to}`,
        procedure,
        unit: unit ?? '',
        rule,
        name,
        value,
      })),
    ),
    ...about.map(({ unit, received }) => ({
      period: `${from}/${to}`,
      procedure,
      unit,
      rule: '',
      name: 'about',
      value: received,
    })),
    ...fields.map(({ field, items }) => ({
      period: `${from}/${to}`,
      procedure,
      unit: '',
      rule: '',
      name: `corrected.${field}`,
      value: items,
    })),
  ])
  const columns = ['period', 'procedure', 'unit', 'rule', 'name', 'value']
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="statistics.csv"',
      'cache-control': 'no-store',
    },
    body: stringify(rows, { header: true, columns, bom: true, escape_formulas: true }),
  }
}
