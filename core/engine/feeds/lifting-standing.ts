import type { Lifting } from '#engine/register/measures.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Day } from '#law/day.ts'
import { copyDue } from './copy-limits.ts'
import { type CopyStanding, standingOf } from './copy-standing.ts'

export type LiftingStanding = {
  readonly due: Day | null
  readonly provisional: boolean
  readonly standing: CopyStanding
}

/** Last day to lift by B6 (O36 3, 23), and how it stands. */
export function liftingStanding(
  { calendar, clock }: Pick<Engine, 'calendar' | 'clock'>,
  { toldAt, lifted }: Pick<Lifting, 'toldAt' | 'lifted'>,
): LiftingStanding {
  const { due, provisional } = copyDue('B6', toldAt, calendar)
  const confirmed = lifted && ({ at: lifted.at, how: 'page' } as const)
  return {
    due,
    provisional,
    standing: standingOf({ confirmed, due, provisional, wrong: null, from: toldAt }, clock.now()),
  }
}
