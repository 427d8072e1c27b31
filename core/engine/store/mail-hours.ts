import type { Calendar } from '#law/calendar.ts'
import { instantOn, shanghaiDay } from '#law/day.ts'
import { workingDayAfter, works } from '#law/works.ts'

/** Shanghai hours of working days for lesser mail. */
export type MailHours = {
  readonly from: string
  readonly to: string
  /** Time of the day's digest. */
  readonly digest: string
}

export const usualHours: MailHours = { from: '08:00', to: '20:00', digest: '08:30' }

/** Now, or the start of the next working day's hours. UTC milliseconds. */
export function nextMailHour(now: number, calendar: Calendar, { from, to }: MailHours): number {
  const today = shanghaiDay(now)
  const isOpen = works(calendar, today) && now < instantOn(today, to)
  if (isOpen) return Math.max(now, instantOn(today, from))
  return instantOn(workingDayAfter(calendar, today), from)
}

/** The first moment after `now` at which a digest goes out. */
export function nextDigest(now: number, calendar: Calendar, { digest }: MailHours): number {
  const today = shanghaiDay(now)
  if (works(calendar, today) && now < instantOn(today, digest)) return instantOn(today, digest)
  return instantOn(workingDayAfter(calendar, today), digest)
}
