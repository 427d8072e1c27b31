import type { Calendar } from './calendar.ts'
import { nthWorkingDay, workingDaysBetween } from './count.ts'
import { type Day, dayOf, endOfDay, instantOn, serialOf } from './day.ts'
import { Fault } from './fault.ts'
import { mergeSpans, type Span } from './span.ts'

export type Milestones = {
  readonly half: number
  readonly atRisk: number
  readonly dueToday: number
  readonly breach: number
}
type RunningClock = {
  readonly start: Day
  readonly due: Day
  readonly excluded?: readonly Span[]
  /** Working days of the first warning before the end. */
  readonly before?: number
}

/** 09:00 on working days; a one-day limit warns before (ADR 15). */
export function milestones({ start, due, excluded, before: days = 1 }: RunningClock, calendar: Calendar): Milestones {
  const from = serialOf(start)
  const end = serialOf(due)
  if (from < calendar.firstSerial || end > calendar.lastSerial) {
    throw new Fault('outsideCalendar', `${start} to ${due} leaves ${calendar.version}`)
  }
  const paused = mergeSpans(excluded)
  const total = workingDaysBetween(from, end, paused, calendar)
  const counted = (n: number) => (n >= 1 ? nthWorkingDay(n, from, paused, calendar) : undefined)
  const last = counted(total) ?? end
  const before = counted(total - days) ?? calendar.workingDay(calendar.workingDaysUpTo(last - 1) + 1 - days) ?? last
  const at = (serial: number) => instantOn(dayOf(serial), '09:00')
  return {
    half: at(counted(Math.ceil(total / 2)) ?? last),
    atRisk: at(before),
    dueToday: at(last),
    breach: endOfDay(due),
  }
}
