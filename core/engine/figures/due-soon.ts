import type { CaseSummary } from '#engine/views/view.ts'
import type { Calendar } from '#law/calendar.ts'
import { addDays, type Day, dayOf, serialOf } from '#law/day.ts'

/**
 * Last day of “due soon”, from the working day before a limit's own last one. A span of days alone, for lists and
 * counters.
 */
export function soonUntil(calendar: Calendar, today: Day): Day {
  const at = serialOf(today)
  const isThere = at >= calendar.firstSerial && at <= calendar.lastSerial
  const second = isThere ? calendar.workingDay(calendar.workingDaysUpTo(at) + 2) : undefined
  return second === undefined ? addDays(today, 1) : addDays(dayOf(second), -1)
}

/** First day of “due soon”: past estimates are not late (ADR 15). */
export const soonFrom = (calendar: Calendar, today: Day): Day =>
  calendar.provisionalFrom < today ? calendar.provisionalFrom : today

/** Due soon and not late. */
export const isSoon = (
  { due, provisional }: Pick<CaseSummary, 'due' | 'provisional'>,
  calendar: Calendar,
  today: Day,
): boolean => due !== null && (due >= today || provisional) && due <= soonUntil(calendar, today)
