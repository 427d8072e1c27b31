import type { Calendar } from './calendar.ts'
import { type Day, instantOn, shanghaiDay } from './day.ts'
import { workingDayAfter, works } from './works.ts'

/** Hours of a counter on working days, Shanghai time, in order: 08:30–12:00, 14:30–17:30. */
export type OpeningHours = readonly { readonly from: string; readonly to: string }[]

/** True while paper can be handed in. */
export const isOpenAt = (hours: OpeningHours, at: number, calendar: Calendar): boolean => {
  const day = shanghaiDay(at)
  return works(calendar, day) && hours.some(({ from, to }) => instantOn(day, from) <= at && at < instantOn(day, to))
}

/** The day on which paper at a counter is received: until it closes that working day, else the next one (ADR 15). */
export function receivedDay(hours: OpeningHours, at: number, calendar: Calendar): Day {
  const day = shanghaiDay(at)
  const close = hours.at(-1)?.to ?? '24:00'
  return works(calendar, day) && at < instantOn(day, close) ? day : workingDayAfter(calendar, day)
}
