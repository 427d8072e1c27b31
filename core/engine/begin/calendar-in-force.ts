import type { Engine } from '#engine/store/engine.ts'
import { type Calendar, type HolidayYear, makeCalendar } from '#law/calendar.ts'
import { yearsKeys, yearsKind, yearsWith } from './calendar-kind.ts'
import { readSeldom } from './read-seldom.ts'

type Store = Pick<Engine, 'table' | 'deployment'>

/** A deployment's calendar with the years entered in the web. */
export const calendarWith = (base: Calendar, years: readonly HolidayYear[]): Calendar =>
  years.length === 0 ? base : makeCalendar(years.reduce(yearsWith, base.years), base.estimates)

/** The calendar in force, read once. */
export async function calendarNow({ table, deployment }: Store): Promise<Calendar> {
  const item = await table.get(yearsKeys.key())
  return calendarWith(deployment.calendar, item ? yearsKind.read(item) : [])
}

/**
 * One calendar of a process, moved by `renew`, which reads seldom.
 */
export function calendarInForce(
  host: Store & Pick<Engine, 'clock'>,
): Pick<Engine, 'calendar'> & Required<Pick<Engine, 'renew'>> {
  let now = host.deployment.calendar
  let version = 0
  const calendar = new Proxy(now, { get: (_, name) => Reflect.get(now, name) })
  return {
    calendar,
    renew: readSeldom(host.clock, async () => {
      const item = await host.table.get(yearsKeys.key())
      if (!item || item.v === version) return
      now = calendarWith(host.deployment.calendar, yearsKind.read(item))
      version = item.v
    }),
  }
}
