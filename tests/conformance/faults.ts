import type { DoorName } from '#chart/asl.ts'

/** Faults of the cloud: bells, wake-ups and calls. */
export type Faults = {
  readonly name: string
  /** Bells may be lost, doubled or late; the stream is loyal. */
  bell(ring: () => Promise<void>): Promise<void>
  wake(wakeUp: () => void): void
  call(door: DoorName, handler: () => Promise<unknown>): Promise<unknown>
  /** Seconds that the sweep is late, where wake-ups are missing. */
  readonly sweepLag: number | null
}

export const loyal: Faults = {
  name: 'nothing goes wrong',
  bell: (ring) => ring(),
  wake: (wakeUp) => wakeUp(),
  call: (_door, handler) => handler(),
  sweepLag: null,
}

/** Made anew for a run, so that counts start at nothing. */
export const faults: readonly (() => Faults)[] = [
  () => ({ ...loyal, name: 'every bell is lost', bell: async () => {}, sweepLag: 60 }),
  () => ({ ...loyal, name: 'every second bell is lost', bell: everySecond(), sweepLag: 60 }),
  () => ({
    ...loyal,
    name: 'every bell and wake-up comes twice',
    bell: async (ring) => {
      await ring()
      await ring()
    },
    wake: (wakeUp) => {
      wakeUp()
      wakeUp()
    },
  }),
  () => ({
    ...loyal,
    name: 'every wake-up comes 40 seconds late',
    wake: (wakeUp) => void setTimeout(wakeUp, 40_000),
    sweepLag: 60,
  }),
  () => ({ ...loyal, name: 'every function dies once after its work', call: dying() }),
]

function everySecond(): Faults['bell'] {
  let rung = 0
  return async (ring) => {
    rung += 1
    if (rung % 2 === 0) await ring()
  }
}

/** Dies after every other call: the retry lives. */
function dying(): Faults['call'] {
  let calls = 0
  return async (_door, handler) => {
    calls += 1
    const dies = calls % 2 === 1
    const result = handler()
    if (!dies) return result
    await Promise.race([result, new Promise((resolve) => setTimeout(resolve, 1))])
    throw new Error('Sandbox.Timedout')
  }
}
