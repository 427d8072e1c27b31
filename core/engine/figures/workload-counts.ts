import { added, type Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { Calendar } from '#law/calendar.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { soonUntil } from './due-soon.ts'
import { workloadKind } from './figure-kinds.ts'
import { countersIn } from './part-writes.ts'
import { noDay } from './workload.ts'

/** Open cases by nearest limit, once each; late ones are not soon. */
export type Standing = {
  readonly open: number
  readonly overdue: number
  readonly today: number
  readonly atRisk: number
  readonly provisional: number
  readonly paused: number
  readonly stalled: number
  /** The nearest of their days. */
  readonly next: Day | null
}
type Store = Pick<Engine, 'table'>

/** Counters of a list, or of one party's part. */
export async function countsOn({ table }: Store, list: string, of?: string): Promise<Counts> {
  const found = await Promise.all(countersIn(list, of).map((key) => table.get(key)))
  const items = found.filter((item) => item !== undefined)
  return items.reduce<Counts>((sum, item) => added(sum, Object.entries(workloadKind.read(item))), {})
}

/** Counts without the reader's own matters (回避), as the lists do. */
export async function countsFor(engine: Store, person: Person, lists: readonly string[]): Promise<Counts> {
  const hidden = [person.subject, ...person.conflicts, ...(person.mandates ?? []).map(({ subject }) => subject)]
  const subjects = [...new Set(hidden.filter((one) => one !== null))]
  const [all, theirs] = await Promise.all([
    Promise.all(lists.map((list) => countsOn(engine, list))),
    Promise.all(lists.flatMap((list) => subjects.map((subject) => countsOn(engine, list, subject)))),
  ])
  const seen = all.flatMap((counts) => Object.entries(counts))
  const own = theirs.flatMap((counts) => Object.entries(counts).map(([name, n]) => [name, -n] as const))
  return added({}, [...seen, ...own])
}

export function standingOf(counts: Counts, { calendar, clock }: Pick<Engine, 'calendar' | 'clock'>): Standing {
  return standingOn(counts, calendar, shanghaiDay(clock.now()))
}

function standingOn(counts: Counts, calendar: Calendar, today: Day): Standing {
  const days = (kind: string) =>
    Object.entries(counts).flatMap(([name, n]) =>
      name.startsWith(`${kind}.`) ? [{ day: name.slice(kind.length + 1), n }] : [],
    )
  const sum = (kind: string, isIn: (day: Day) => boolean = () => true) =>
    days(kind).reduce((all, { day, n }) => (isIn(day) ? all + n : all), 0)
  const soon = soonUntil(calendar, today)
  const past = sum('provisional', (day) => day < today)
  const next = days('due')
    .map(({ day }) => day)
    .toSorted()[0]
  return {
    open: sum('due'),
    overdue: sum('due', (day) => day < today) - past,
    today: sum('due', (day) => day === today),
    atRisk: sum('due', (day) => day >= today && day <= soon) + past,
    provisional: sum('provisional'),
    paused: counts['paused'] ?? 0,
    stalled: counts['stalled'] ?? 0,
    next: next === undefined || next === noDay ? null : next,
  }
}
