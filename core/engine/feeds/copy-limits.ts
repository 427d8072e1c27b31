import type { Calendar } from '#law/calendar.ts'
import { addDays, type Day, endOfDay, shanghaiDay, startOfDay } from '#law/day.ts'
import { findDeadline, type Length } from '#law/deadline.ts'
import { Fault } from '#law/fault.ts'
import { ruleOf } from '#law/rules.ts'
import { lengthOf } from '#law/time-limit.ts'

/** A6: corrections (GD 46(3)). B6: ends and returns (O36 3, 23). */
export type CopyRule = 'A6' | 'B6'

export type CopyDue = {
  /** Null beyond the calendar: open, and nobody is late. */
  readonly due: Day | null
  readonly provisional: boolean
  /** Its end, or the next look for a holiday notice. */
  readonly look: number
}

/** Last day, counted from the day the change was given. */
export function copyDue(rule: CopyRule, from: number, calendar: Calendar, now = from): CopyDue {
  const found = findDeadline(lengths[rule](), shanghaiDay(from), calendar)
  if (!found) return { due: null, provisional: true, look: startOfDay(addDays(shanghaiDay(now), 7)) }
  const end = endOfDay(found.due)
  const look = found.provisional && end <= now ? startOfDay(addDays(shanghaiDay(now), 1)) : end
  return { due: found.due, provisional: found.provisional, look }
}

const lengths: Readonly<Record<CopyRule, () => Length>> = {
  A6: () => known(lengthOf(ruleOf('A6'))),
  B6: () => known(ruleOf('B6').variants[0]?.length),
}

function known(length: Length | undefined): Length {
  if (!length) throw new Fault('noLength', 'A6, B6')
  return length
}
