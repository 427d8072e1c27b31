import type { Calendar } from './calendar.ts'
import { addDays, type Day, weekday } from './day.ts'

/** Offices' days; weekdays beyond the calendar. No limit rests on it. */
export const works = (calendar: Calendar, day: Day): boolean =>
  calendar.statusOf(day) === 'outside' ? weekday(day) > 0 && weekday(day) < 6 : calendar.isWorkingDay(day)

/** N-th day hereafter on which offices work. */
export function workingDayAfter(calendar: Calendar, day: Day, n = 1): Day {
  let next = day
  for (let left = n; left > 0; left -= works(calendar, next) ? 1 : 0) next = addDays(next, 1)
  return next
}
