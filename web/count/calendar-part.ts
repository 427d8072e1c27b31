import type { Calendar, HolidayYear, Notice, StatutoryYear } from '#law/calendar.ts'
import { addDays, type Day } from '#law/day.ts'

/** Files of years from which `makeCalendar` makes the days again. */
export type CalendarPart = { readonly years: readonly HolidayYear[]; readonly estimates: readonly StatutoryYear[] }

type Named = { readonly name: string; readonly day: Day }
type Year = { notice: Notice | null; off: Named[]; worked: Named[] }

/** Calendar from a day’s year on, for counting elsewhere. */
export function calendarPart(calendar: Calendar, from: Day): CalendarPart {
  const years = new Map<number, Year>()
  const first = Math.min(Number(from.slice(0, 4)), calendar.lastYear)
  for (let day: Day = `${first}-01-01`; day <= calendar.lastDay; day = addDays(day, 1)) {
    const name = calendar.nameOf(day)
    if (name === undefined) continue
    const { year: of, ...notice } = calendar.noticeOf(day) ?? { year: null, urls: [] }
    const year = of ?? Number(day.slice(0, 4))
    const one: Year = years.get(year) ?? { notice: of === null ? null : notice, off: [], worked: [] }
    years.set(year, one)
    const list = calendar.isWorkingDay(day) ? one.worked : one.off
    list.push({ name, day })
  }
  const all = [...years]
  return {
    years: all.flatMap(([year, { notice, off, worked }]) =>
      notice ? [{ year, notice, off: spans(off), worked }] : [],
    ),
    estimates: all.flatMap(([year, { notice, off }]) => (notice ? [] : [{ year, off: spans(off) }])),
  }
}

/** Days of one name that follow each other, as one. */
function spans(days: readonly Named[]): HolidayYear['off'] {
  const all: { name: string; from: Day; to: Day }[] = []
  for (const { name, day } of days) {
    const last = all.at(-1)
    if (last?.name === name && addDays(last.to, 1) === day) last.to = day
    else all.push({ name, from: day, to: day })
  }
  return all
}
