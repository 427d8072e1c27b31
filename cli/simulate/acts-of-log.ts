import type { Deployment } from '#engine/store/host.ts'
import type { Calendar } from '#law/calendar.ts'
import { addDays, serialOf, shanghaiDay } from '#law/day.ts'
import type { Act } from './play-acts.ts'
import type { LoggedCase, Stamp } from './receipt-log.ts'

const week = 7 * 24 * 3_600_000

/** Units of the directory for the log’s groups, most cases first. */
export function groupUnits({ directory, area }: Deployment, cases: readonly LoggedCase[]): ReadonlyMap<string, string> {
  const own = directory.units.filter((one) => one.area === area && !one.isPlatform && one.domains.length > 0)
  const groups = [...Map.groupBy(cases, ({ group }) => group)].toSorted((a, b) => b[1].length - a[1].length)
  return new Map(groups.map(([group], i) => [group, own[i % own.length]?.id ?? '']))
}

/** Receipt is filing, the second event forwarding, the last one the answer. */
export function actsOf(cases: readonly LoggedCase[], units: ReadonlyMap<string, string>, calendar: Calendar) {
  const by = shift(cases, calendar)
  const acts = cases.flatMap(({ group, start, events }, i): readonly Act[] => {
    const of = { case: i, unit: units.get(group) ?? '' }
    const [, second] = events
    const last = events.length > 2 ? events.at(-1) : undefined
    const after = (moment: Stamp | undefined, what: Act['what']): readonly Act[] =>
      moment === undefined ? [] : [{ ...of, at: Math.max(moment.at, start.at) + by, what }]
    return [
      { ...of, at: start.at + by, what: 'open' },
      ...after(second, 'forwarded'),
      ...after(last, 'proposed'),
      ...after(last, 'approved'),
    ]
  })
  return acts.toSorted((a, b) => a.at - b.at || a.case - b.case || order.indexOf(a.what) - order.indexOf(b.what))
}

const order: readonly Act['what'][] = ['open', 'forwarded', 'proposed', 'approved']

/** Whole weeks that bring the log into the years of the calendar. */
export function shift(cases: readonly LoggedCase[], { firstDay, firstSerial }: Calendar): number {
  const first = shanghaiDay(cases[0]?.start.at ?? 0)
  if (first >= firstDay) return 0
  const days = firstSerial - serialOf(first) + serialOf(addDays(firstDay, 31)) - serialOf(firstDay)
  return Math.ceil(days / 7) * week
}
