import type { Calendar } from './calendar.ts'
import { type Day, instantOn, shanghaiDay } from './day.ts'
import { workingDayAfter, works } from './works.ts'

/** Counter hours on working days, Shanghai time: 08:30–12:00, 14:30–17:30. */
export type OpeningHours = readonly { readonly from: string; readonly to: string }[]

/** True while paper can be handed in. */
export const isOpenAt = (hours: OpeningHours, at: number, calendar: Calendar): boolean => {
  const day = shanghaiDay(at)
  return works(calendar, day) && hours.some(({ from, to }) => instantOn(day, from) <= at && at < instantOn(day, to))
}

/** Paper counts today until closing, else the next working day (ADR 15). */
export function receivedDay(hours: OpeningHours, at: number, calendar: Calendar): Day {
  const day = shanghaiDay(at)
  const closes = hours.some(({ to }) => at < instantOn(day, to))
  return works(calendar, day) && closes ? day : workingDayAfter(calendar, day)
}
