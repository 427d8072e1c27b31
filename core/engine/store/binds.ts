import type { Day } from '#law/day.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { CaseFile } from './case-file.ts'

/** A seat sees to its own duty, a head to its unit's. */
export function binds(party: Holder, seat: Holder): boolean {
  if (party.role === seat.role) return party.unit === seat.unit
  return (
    party.unit !== null &&
    party.unit === seat.unit &&
    works.has(party.role) &&
    (works.has(seat.role) || heads.has(seat.role))
  )
}

/** Whoever holds a case, then whoever owes in it. */
export function partiesIn({ holder, clocks }: Pick<CaseFile, 'holder' | 'clocks'>): readonly Holder[] {
  const running = Object.values(clocks).filter(({ state }) => state === 'running')
  return [holder, ...running.map(({ owedBy }) => owedBy)]
}

/** Running with a day: an open limit has none to tell. */
export const hasDay = (clock: CaseClock): clock is CaseClock & { readonly due: Day } => clock.due !== null

const works: ReadonlySet<string> = new Set(['intake', 'officer'])
export const heads: ReadonlySet<string> = new Set(['intakeHead', 'head'])
