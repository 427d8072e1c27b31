import type { Clock } from '#engine/store/ports.ts'

export type HandClock = Clock & { set(ms: number): void; advance(ms: number): void }

/** Clock that stands until moved by hand. */
export function handClock(start: number): HandClock {
  let now = start
  return {
    now: () => now,
    set: (ms) => {
      now = ms
    },
    advance: (ms) => {
      now += ms
    },
  }
}
