import type { Engine } from '#engine/store/engine.ts'
import { type Calendar, type HolidayYear, makeCalendar } from '#law/calendar.ts'
import { yearsKeys, yearsKind, yearsWith } from './calendar-kind.ts'

type Store = Pick<Engine, 'table' | 'deployment'>

/** Milliseconds for which a process trusts the years it read. */
export const calendarFresh = 5000

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
  let readAt = Number.NEGATIVE_INFINITY
  const calendar = new Proxy(now, { get: (_, name) => Reflect.get(now, name) })
  return {
    calendar,
    async renew(atOnce = false) {
      const at = host.clock.now()
      if (!atOnce && at >= readAt && at - readAt < calendarFresh) return
      readAt = at
      const item = await host.table.get(yearsKeys.key())
      if (!item || item.v === version) return
      now = calendarWith(host.deployment.calendar, yearsKind.read(item))
      version = item.v
    },
  }
}
