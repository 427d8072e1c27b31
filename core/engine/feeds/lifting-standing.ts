import type { Lifting } from '#engine/register/lifting-kind.ts'
import type { Engine } from '#engine/store/engine.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { findDeadline } from '#law/deadline.ts'
import { copyDue } from './copy-limits.ts'
import { type CopyStanding, standingOf } from './copy-standing.ts'

export type LiftingStanding = {
  readonly due: Day | null
  readonly provisional: boolean
  readonly standing: CopyStanding
}

/** Working days after a finding: a target of the city. */
const daysForFollowUp = 7

/** Last day by B6 or our target, and how it stands. */
export function liftingStanding(
  { calendar, clock }: Pick<Engine, 'calendar' | 'clock'>,
  { toldAt, lifted, task }: Pick<Lifting, 'toldAt' | 'lifted' | 'task'>,
): LiftingStanding {
  const { due, provisional } = task ? ownDue(toldAt, calendar) : copyDue('B6', toldAt, calendar)
  const confirmed = lifted && ({ at: lifted.at, how: 'page' } as const)
  return {
    due,
    provisional,
    standing: standingOf({ confirmed, due, provisional, wrong: null, from: toldAt }, clock.now()),
  }
}

function ownDue(toldAt: number, calendar: Engine['calendar']): Pick<LiftingStanding, 'due' | 'provisional'> {
  const length = { unit: 'workingDays', n: daysForFollowUp, as: 'act' } as const
  return findDeadline(length, shanghaiDay(toldAt), calendar) ?? { due: null, provisional: true }
}
