import { binds } from '#engine/store/binds.ts'
import type { Counts } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { BoardCounts } from '#engine/views/oversight-view.ts'
import { type Holder, roles } from '#workflows/contract/actor.ts'
import { type Standing, standingOf } from './workload-counts.ts'

type Staff = readonly Pick<Person, 'roles'>[]

/** Counts running limits once; paused ones belong to all. */
export function boardCounts(
  counts: Counts,
  engine: Pick<Engine, 'calendar' | 'clock'>,
  isStaffed: (seat: Holder) => boolean,
): BoardCounts {
  const { open, overdue, today, atRisk, provisional, paused, stalled }: Standing = standingOf(counts, engine)
  const unstaffed = seatsIn(counts).filter(({ seat }) => !isStaffed(seat))
  return {
    ...{ all: open + paused, overdue, today, atRisk, provisional, paused, stalled },
    untaken: counts['untaken'] ?? 0,
    unstaffed: unstaffed.reduce((sum, { n }) => sum + n, 0),
  }
}

/** Owing seats, with how many limits each. */
export function seatsIn(counts: Counts): readonly { readonly seat: Holder; readonly n: number }[] {
  return named(counts, 'seat').flatMap(([unit = '-', name = '', n]) => {
    const role = roles.find((one) => one === name)
    return role ? [{ seat: { role, unit: unit === '-' ? null : unit }, n }] : []
  })
}

type InState = { readonly procedure: string; readonly state: string; readonly n: number }

/** The procedures and states in which limits run. */
export const statesIn = (counts: Counts): readonly InState[] =>
  named(counts, 'state').map(([procedure = '', state = '', n]) => ({ procedure, state, n }))

/** Counters of three words, as the last two and the number. */
const named = (counts: Counts, kind: string) =>
  Object.entries(counts).flatMap(([name, n]) => {
    const [first, one, other] = name.split('.')
    return first === kind ? [[one, other, n] as const] : []
  })

/** Roles of city people; service, applicant and 信用中国 have no seat. */
const offices: ReadonlySet<string> = new Set(['intake', 'intakeHead', 'officer', 'head', 'supervisor', 'systemAdmin'])

/** True for seats held or deputised, and outside offices. */
export const staffedBy =
  (staff: Staff) =>
  (seat: Holder): boolean =>
    !offices.has(seat.role) || staff.some(({ roles: held }) => held.some((own) => binds(seat, own)))
