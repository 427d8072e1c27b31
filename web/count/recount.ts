import { calculate } from '#law/calculate.ts'
import { makeCalendar } from '#law/calendar.ts'
import type { Day } from '#law/day.ts'
import type { Length } from '#law/deadline.ts'
import type { ExplainedDay } from '#law/explain.ts'
import type { Span } from '#law/span.ts'
import type { CalendarPart } from './calendar-part.ts'

/** Start, length and pauses, and the server’s day. */
export type LimitToCount = {
  readonly start: Day
  /** With the extension. */
  readonly length: Length
  readonly pauses: readonly Span[]
  /** Null: beyond the calendar. */
  readonly due: Day | null
}
export type Recounted = {
  readonly due: Day | null
  readonly rows: readonly ExplainedDay[]
  readonly same: boolean
}

/** Counts each limit again, by the server's own program. */
export function recount(limits: readonly LimitToCount[], part: CalendarPart): readonly Recounted[] {
  const calendar = makeCalendar(part.years, part.estimates)
  return limits.map(({ start, length, pauses, due }) => {
    const found = calculate({ of: length, start, excluded: pauses }, calendar)
    return { due: found?.due ?? null, rows: found?.rows ?? [], same: (found?.due ?? null) === due }
  })
}
