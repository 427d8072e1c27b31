import { shanghaiDay } from '#law/day.ts'
import type { CaseClock } from '../contract/clock.ts'

/** The day of a limit is over, or there is no such limit; an open one, whose day is not known yet, is not. */
export const isPast = (clock: Pick<CaseClock, 'due'> | undefined, at: number): boolean =>
  clock === undefined || (clock.due !== null && shanghaiDay(at) > clock.due)
