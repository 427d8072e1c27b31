import type { Calendar } from './calendar.ts'
import { serialAfterMonths } from './day.ts'
import type { SerialSpan } from './span.ts'

/** The n-th working day after the start, spans left out (民法典 201). */
export function nthWorkingDay(n: number, start: number, paused: readonly SerialSpan[], calendar: Calendar) {
  let ordinal = calendar.workingDaysUpTo(start) + n
  for (const span of paused) {
    const from = Math.max(span.from, start + 1)
    const due = calendar.workingDay(ordinal)
    if (due === undefined || from > due) return due
    const to = Math.min(span.to, calendar.lastSerial)
    if (to >= from) ordinal += calendar.workingDaysUpTo(to) - calendar.workingDaysUpTo(from - 1)
  }
  return calendar.workingDay(ordinal)
}

/** Last calendar day, not rolled; a day left out adds one. */
export function lastCalendarDay(
  unit: 'calendarDays' | 'months',
  n: number,
  start: number,
  paused: readonly SerialSpan[],
): number {
  let last = unit === 'months' ? serialAfterMonths(start, n) : start + n
  for (const span of paused) {
    const from = Math.max(span.from, start + 1)
    if (from > last) return last
    if (span.to >= from) last += span.to - from + 1
  }
  return last
}

/** Working days after the start to the end, without those left out. */
export function workingDaysBetween(start: number, end: number, paused: readonly SerialSpan[], calendar: Calendar) {
  let total = calendar.workingDaysUpTo(end) - calendar.workingDaysUpTo(start)
  for (const span of paused) {
    const from = Math.max(span.from, start + 1)
    const to = Math.min(span.to, end)
    if (from <= to) total -= calendar.workingDaysUpTo(to) - calendar.workingDaysUpTo(from - 1)
  }
  return total
}
