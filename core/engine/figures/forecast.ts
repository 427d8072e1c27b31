import { type ForecastDay, lookBack, type UnitForecast } from '#engine/views/oversight-view.ts'
import type { Day } from '#law/day.ts'

/** Load of a unit: what is owed, done lately, and staffed. */
export type UnitLoad = {
  readonly unit: string
  /** Limits that run, by due day; those over already come first. */
  readonly due: Readonly<Record<Day, number>>
  /** Limits done in the last twenty working days. */
  readonly done: number
  /** People of the unit, and those present each day. */
  readonly people: number
  readonly present: readonly number[]
}
/**
 * Counts limits that will be missed, by a public rule. A unit does in a working day a twentieth of the last twenty,
 * times its share of people present. It works overdue first, then by due day. A limit beyond that pace by its day is
 * missed. Pure.
 */
export function forecast(load: UnitLoad, days: readonly Day[]): UnitForecast {
  const { unit, done, people, present } = load
  const [first = ''] = days
  const sum = (isIn: (day: Day) => boolean) =>
    Object.entries(load.due).reduce((all, [day, n]) => (isIn(day) ? all + n : all), 0)
  const over = sum((day) => day < first)
  let capacity = 0
  let before = over
  const found = days.map((day, i): ForecastDay => {
    capacity += people === 0 ? 0 : (done * (present[i] ?? 0)) / (lookBack * people)
    const able = Math.floor(capacity + rounding)
    // A day off counts with the next working day.
    const until = over + sum((due) => due >= first && due <= day)
    const missed = until - Math.max(before, Math.min(until, able))
    const due = until - before
    before = until
    return { day, due, able, missed }
  })
  return { unit, done, people, over, days: found, missed: found.reduce((all, { missed }) => all + missed, 0) }
}

// A third of three is a whole one, whatever the binary says.
const rounding = 1e-9
