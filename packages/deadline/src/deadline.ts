import type { Calendar } from './calendar.ts'
import { lastCalendarDay, nthWorkingDay } from './count.ts'
import { type Day, dayOf, endOfDay, isSerial, serialOf } from './day.ts'
import { Fault } from './fault.ts'
import type { Length } from './length.ts'
import { mergeSpans, type Span } from './span.ts'

export type { Length } from './length.ts'
export { type Milestones, milestones } from './milestones.ts'
export type { Span } from './span.ts'

export type DeadlineOptions = {
  /** Paused days, both ends out of the count. */
  readonly excluded?: readonly Span[]
  /** Part of the limit, in its unit; a later pause keeps it. */
  readonly extendedBy?: number
}

export type Deadline = {
  readonly due: Day
  /** The next notice may move it; no breach stands on it. */
  readonly provisional: boolean
  readonly estimate?: Day
}

/** Last day in time, or of a period. Faults beyond the calendar. */
export function deadline(length: Length, start: Day, calendar: Calendar, options: DeadlineOptions = {}): Deadline {
  const found = findDeadline(length, start, calendar, options)
  if (found === undefined) throw new Fault('outsideCalendar', `${describe(length, start)} leaves ${calendar.version}`)
  return found
}

/** Undefined beyond the calendar, or past the year 9999. */
export function findDeadline(
  length: Length,
  start: Day,
  calendar: Calendar,
  options: DeadlineOptions = {},
): Deadline | undefined {
  const n = length.n + (options.extendedBy ?? 0)
  if (!Number.isSafeInteger(n) || n < 0) throw new Fault('invalidLength', describe(length, start))
  const from = serialOf(start)
  const paused = mergeSpans(options.excluded)
  if (length.unit !== 'workingDays' && length.as === 'period') {
    const end = lastCalendarDay(length.unit, n, from, paused)
    return isSerial(end) ? { due: dayOf(end), provisional: false } : undefined
  }
  if (from < calendar.firstSerial || from > calendar.lastSerial) return undefined
  if (length.unit !== 'workingDays') return rolled(lastCalendarDay(length.unit, n, from, paused), calendar)
  return rolled(n === 0 ? from : nthWorkingDay(n, from, paused, calendar), calendar)
}

/** Ends at 24:00: 00:00+08:00 of the next day, exclusive (民法典 203). */
export const dueInstant = (due: Day): number => endOfDay(due)

/** The applicant keeps the later of the two days. */
export const later = (told: Day, recomputed: Day): Day => (told > recomputed ? told : recomputed)

// Rolls a last rest day to the next working day (民法典 203).
function rolled(serial: number | undefined, calendar: Calendar): Deadline | undefined {
  if (serial === undefined) return undefined
  const onOrAfter = calendar.workingDay(calendar.workingDaysUpTo(serial - 1) + 1)
  if (onOrAfter === undefined) return undefined
  const due = calendar.dayAt(onOrAfter)
  return onOrAfter < calendar.provisionalSerial
    ? { due, provisional: false }
    : { due, provisional: true, estimate: due }
}

const describe = (length: Length, start: Day) => `${start} + ${length.n} ${length.unit} (${length.as})`
