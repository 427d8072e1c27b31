import type { Day } from '#law/day.ts'

/** Lists of the board; each is also a number on it. */
export const boardShows = [
  'all',
  'overdue',
  'today',
  'atRisk',
  'provisional',
  'paused',
  'untaken',
  'unstaffed',
  'stalled',
] as const
export type BoardShow = (typeof boardShows)[number]
export type BoardCounts = Readonly<Record<BoardShow, number>>

/** Ends of limits in a time, of one unit or all. */
export type Kept = {
  readonly onTime: number
  readonly late: number
  readonly open: number
  readonly overdue: number
}
export type OversightMonth = Kept & {
  readonly month: string
  readonly received: number
  readonly answered: number
  readonly median: number | null
  readonly p90: number | null
  readonly paused: number
  readonly upheld: number
  /** Cases that arose from an earlier one. */
  readonly reopened: number
  /** Answers that a higher review changed. */
  readonly overturned: number
  /** Working days by which limits were done late. */
  readonly delay: number
}
export type Oversight = {
  readonly months: readonly OversightMonth[]
  readonly year: OversightMonth
  /** Each unit's own limits, and those charged to it. */
  readonly units: readonly (Kept & { readonly unit: string; readonly delay: number })[]
  readonly limits: readonly (Kept & { readonly procedure: string; readonly rule: string })[]
  readonly fields: readonly { readonly field: string; readonly cases: number }[]
  /** Answers looked at again by the higher organ, and those it changed. */
  readonly reviews: { readonly answered: number; readonly overturned: number }
}

/** Ratings of a unit in a month; null: too few. */
export type RatingRow = {
  readonly month: string
  readonly procedure: string
  readonly unit: string
  readonly rated: number | null
  /** Share of the upper two of five steps. */
  readonly satisfied: number | null
}

export type ForecastDay = {
  readonly day: Day
  readonly due: number
  /** Whole limits that the unit gets done by then. */
  readonly able: number
  readonly missed: number
}
export type UnitForecast = {
  readonly unit: string
  /** Limits done in the days looked back at. */
  readonly done: number
  readonly people: number
  readonly over: number
  readonly days: readonly ForecastDay[]
  readonly missed: number
}

/** Working days looked back, and ahead. */
export const lookBack = 20
export const lookAhead = 10

/** A forecast and its outcome. Hits have the same unit and day. */
export type Judged = {
  readonly on: Day
  readonly until: Day
  readonly foreseen: number
  readonly missed: number
  readonly hits: number
}
