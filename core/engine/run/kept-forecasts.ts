import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import { readRound } from '#engine/store/read.ts'
import { Day as DayShape, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Judged } from '#engine/views/oversight-view.ts'
import { addDays, type Day, shanghaiDay } from '#law/day.ts'
import { dailyOf, daysAhead, forecastNow } from './forecast-now.ts'

/** Limits foreseen to be missed, by unit and due day. */
export type Forecast = {
  readonly on: Day
  readonly until: Day
  readonly missed: Readonly<Record<string, Readonly<Record<Day, number>>>>
}
const keys = keyShape('forecast#{area}', '{day}')

export const forecastKind = stored('forecast of a morning', {
  schema: exactly<Forecast>({
    on: DayShape,
    until: DayShape,
    missed: z.record(z.string(), z.record(z.string(), z.int())),
  }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})

/** Keeps the day's forecast once, to be judged by outcomes. */
export async function keepForecast(engine: Engine): Promise<void> {
  const on = shanghaiDay(engine.clock.now())
  const key = keys.key(engine.deployment.area, on)
  if (await engine.table.get(key)) return
  const units = await forecastNow(engine)
  const missed = units
    .filter((unit) => unit.missed > 0)
    .map(({ unit, days }) => [
      unit,
      Object.fromEntries(days.flatMap((one) => (one.missed > 0 ? [[one.day, one.missed] as const] : []))),
    ])
  const body: Forecast = { on, until: daysAhead(engine).at(-1) ?? on, missed: Object.fromEntries(missed) }
  await engine.table.transact([{ put: { ...key, v: 1, body: json(body) }, when: 'absent' }])
}

/** Forecasts shown beside today's. */
const shown = 15

/** Recent forecasts, newest first, judged by their past days. */
export async function judgedForecasts(engine: Engine, of?: readonly string[]): Promise<readonly Judged[]> {
  const today = shanghaiDay(engine.clock.now())
  const asked = { index: 'main', pk: keys.key(engine.deployment.area, '').pk, newestFirst: true } as const
  const all = (await readRound(engine.table, asked, shown)).map(forecastKind.read).filter(({ on }) => on < today)
  const first = all.at(-1)?.on
  if (first === undefined) return []
  const came = await dailyOf(engine, 'missed', first, today)
  return all.map(({ on, until, missed }) => {
    const end = until < today ? until : addDays(today, -1)
    const isOver = ([day]: readonly [Day, number]) => day >= on && day <= end
    const isAsked = ({ unit, day, n }: OfDay) => isOver([day, n]) && (of === undefined || of.includes(unit))
    const foreseen = daysIn(Object.entries(missed)).filter(isAsked)
    const actual = daysIn([...came]).filter(isAsked)
    const hits = foreseen.map(({ unit, day, n }) => Math.min(n, came.get(unit)?.[day] ?? 0))
    return { on, until, foreseen: sum(foreseen), missed: sum(actual), hits: hits.reduce((a, b) => a + b, 0) }
  })
}

type OfDay = { readonly unit: string; readonly day: Day; readonly n: number }

const daysIn = (units: readonly (readonly [string, Readonly<Record<Day, number>>])[]): readonly OfDay[] =>
  units.flatMap(([unit, days]) => Object.entries(days).map(([day, n]) => ({ unit, day, n })))

const sum = (all: readonly OfDay[]) => all.reduce((total, { n }) => total + n, 0)
