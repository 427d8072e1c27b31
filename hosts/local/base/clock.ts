import type { Clock } from '#engine/store/ports.ts'

/** The machine's clock; with a start, that moment is now, and it runs on from there. */
export function runningClock(realNow: () => number, start?: number): Clock {
  const offset = start === undefined ? 0 : start - realNow()
  return { now: () => realNow() + offset }
}
