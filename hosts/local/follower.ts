import { consumeAll } from '#engine/consumers.ts'
import type { Engine } from '#engine/engine.ts'
import { follow } from '#engine/follow.ts'
import { sendHooks } from '#engine/hooks.ts'
import type { Publish } from '#engine/service.ts'
import { sweep } from '#engine/wake.ts'

export type Follower = { ring(): void; stop(): Promise<void> }

/** Figures and webhooks: a loop of their own, so that a subscriber who does not answer holds up no letter and no clock. */
export const consumerLoop = (engine: Engine, report: (error: unknown) => void): Follower =>
  looped(async () => (await consumeAll(engine)) + (await sendHooks(engine)), report)

/**
 * The loop that waits and wakes on one machine: follows the journal and sweeps what is due, on each doorbell and every second.
 * It decides nothing; a lost or doubled wake-up costs latency and nothing else.
 */
export const follower = (engine: Engine, publish: Publish, report: (error: unknown) => void): Follower =>
  looped(async () => (await follow(engine, publish)) + (await sweep(engine, publish)), report)

/** Works until there is nothing left, on each ring and every second. */
function looped(work: () => Promise<number>, report: (error: unknown) => void): Follower {
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  const round = async () => {
    do {
      again = false
      while (!stopped && (await work()) > 0) again = true
    } while (again && !stopped)
  }
  const ring = () => {
    again = true
    if (stopped) return
    running ??= round()
      .catch(report)
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(ring, 1000)
  ring()
  return {
    ring,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
