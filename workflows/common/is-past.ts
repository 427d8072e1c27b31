import { shanghaiDay } from '#law/day.ts'
import type { CaseClock } from '../contract/clock.ts'

/** Past its day, or no limit; an open one is not. */
export const isPast = (clock: Pick<CaseClock, 'due'> | undefined, at: number): boolean =>
  clock === undefined || (clock.due !== null && shanghaiDay(at) > clock.due)
