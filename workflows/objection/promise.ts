import type { Calendar } from '#law/calendar.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { findDeadline } from '#law/deadline.ts'
import { lengthOf } from '#law/time-limit.ts'
import type { Standing } from '#workflows/contract/timing.ts'
import { limitIn } from '#workflows/contract/timing.ts'
import type { Objection } from './case.ts'

/**
 * Day of the applicant's result. City: A0, moved by pauses alone; on older rules the sum of A3, A4 and A5; none beyond
 * the calendar. Direct: A9 once accepted, else none.
 */
export function promise(data: Objection, { openedAt, clocks, limits }: Standing, calendar: Calendar): Day | null {
  if (data.channel === 'direct') return clocks['A9']?.told ?? null
  if (clocks['A0']) return clocks['A0'].told || null
  const excluded = [...(clocks['A2']?.pauses ?? []), ...(clocks['A4']?.pauses ?? [])]
  return ['A3', 'A4', 'A5'].reduce<Day | null>((day, id) => {
    const limit = limitIn(limits, id)
    const length = limit && lengthOf(limit)
    return length && day ? (findDeadline(length, day, calendar, { excluded })?.due ?? null) : day
  }, data.counter?.receivedOn ?? shanghaiDay(openedAt))
}
