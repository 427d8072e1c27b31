import type { Calendar } from '#law/calendar.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { findDeadline } from '#law/deadline.ts'
import { lengthOf } from '#law/time-limit.ts'
import type { Standing } from '#workflows/contract/timing.ts'
import { limitIn } from '#workflows/contract/timing.ts'
import type { Repair } from './case.ts'

/** Day of the result: B4 at 信用中国; here B2 and B3 in a row, after acceptance B3 alone (O36 16). */
export function promise(data: Repair, { openedAt, clocks, limits }: Standing, calendar: Calendar): Day | null {
  if (data.channel === 'creditChina') return clocks['B4']?.told ?? null
  if (data.acceptedAt !== null) return clocks['B3']?.told ?? null
  return ['B2', 'B3'].reduce<Day | null>((day, id) => {
    const limit = limitIn(limits, id)
    const length = limit && lengthOf(limit)
    return length && day ? (findDeadline(length, day, calendar)?.due ?? null) : day
  }, data.counter?.receivedOn ?? shanghaiDay(openedAt))
}
