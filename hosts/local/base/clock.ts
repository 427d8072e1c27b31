import type { Clock } from '#engine/store/ports.ts'

/** Machine's clock, from a start where given. */
export function runningClock(realNow: () => number, start?: number): Clock {
  const offset = start === undefined ? 0 : start - realNow()
  return { now: () => realNow() + offset }
}
