import { endOfDay } from '#law/day.ts'
import { type Copy, isOpen, type Owed } from './copy.ts'

/** Standing of a recipient with a change. */
export type CopyStanding =
  | 'notGiven'
  | 'open'
  | 'late'
  | 'wrong'
  | 'confirmed'
  | 'confirmedLate'
  | 'superseded'
  | 'left'

type Stands = Pick<Owed, 'confirmed' | 'due' | 'provisional' | 'wrong' | 'from'>

export function standingOf(owed: Stands, now: number): CopyStanding {
  const { confirmed, due, provisional, wrong, from } = owed
  if (confirmed?.how === 'superseded' || confirmed?.how === 'left') return confirmed.how
  const isPast = (at: number) => due !== null && !provisional && at >= endOfDay(due)
  if (confirmed) return isPast(confirmed.at) ? 'confirmedLate' : 'confirmed'
  // Within its days a holder may still hold the old.
  if (wrong?.how === 'broken' || (wrong && wrong.how === undefined && isPast(now))) return 'wrong'
  if (from === null) return 'notGiven'
  return isPast(now) ? 'late' : 'open'
}

/** Does not follow: past its day, or something else was found there. */
export const isAstray = (owed: Owed, now: number): boolean => ['late', 'wrong'].includes(standingOf(owed, now))

/** Next moment at which an open change is looked at. */
export function copyWake({ changes }: Copy): number | null {
  const ahead = changes.filter((one) => isOpen(one) && one.breachedAt === null && one.from !== null)
  return ahead.length === 0 ? null : Math.min(...ahead.map(({ look }) => look))
}

/** Stands for the day of what has none yet. */
export const undated = '9999-12-31'

/** The nearest day among what is open; beyond all days without one. */
export const nearestCopyDue = ({ changes }: Copy): string =>
  changes
    .filter(isOpen)
    .map(({ due }) => due ?? undated)
    .toSorted()[0] ?? undated
