import { added, type Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { workloadOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import type { Calendar } from '#law/calendar.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { soonUntil } from './due-soon.ts'
import { workloadKind } from './figure-kinds.ts'
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
  const items = await readAll(table, { index: 'main', pk: workloadOf(list, of) })
  return items.reduce<Counts>((sum, item) => added(sum, Object.entries(workloadKind.read(item))), {})
}

/** Counts without the reader's own matters (回避), as the lists do. */
export async function countsFor(engine: Store, person: Person, lists: readonly string[]): Promise<Counts> {
  const hidden = [person.subject, ...person.conflicts, ...(person.mandates ?? []).map(({ subject }) => subject)]
  const subjects = [...new Set(hidden.filter((one) => one !== null))]
  let sum: Counts = {}
  for (const list of lists) {
    sum = added(sum, Object.entries(await countsOn(engine, list)))
    for (const subject of subjects) {
      const theirs = Object.entries(await countsOn(engine, list, subject))
      sum = added(
        sum,
        theirs.map(([name, n]) => [name, -n] as const),
      )
    }
  }
  return sum
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
  const next = days('due')
    .map(({ day }) => day)
    .toSorted()[0]
  return {
    open: sum('due'),
    overdue: sum('due', (day) => day < today) - sum('provisional', (day) => day < today),
    today: sum('due', (day) => day === today),
    atRisk: sum('due', (day) => day >= today && day <= soon),
    provisional: sum('provisional'),
    paused: counts['paused'] ?? 0,
    stalled: counts['stalled'] ?? 0,
    next: next === undefined || next === noDay ? null : next,
  }
}
