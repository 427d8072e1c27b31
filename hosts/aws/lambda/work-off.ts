import type { Log } from '#engine/log/log.ts'
import type { Engine } from '#engine/store/engine.ts'

/** Rounds by name, each of which answers how much it did. */
export type Works = Readonly<Record<string, () => Promise<number>>>

/**
 * Runs works side by side until done or out of time, each round anew; none stops another. Answers the names of those
 * that failed.
 */
export async function workOff(
  { log, begin }: Pick<Engine, 'log' | 'begin'>,
  works: Works,
  until: number,
  /** Begun by whoever read ahead for the first round. */
  isBegun = false,
): Promise<readonly string[]> {
  const named = Object.entries(works)
  const toTheEnd = async (work: () => Promise<number>) => {
    if (!isBegun) begin?.()
    while ((await work()) > 0 && Date.now() < until) begin?.()
  }
  const ended = await Promise.allSettled(named.map(([, work]) => toTheEnd(work)))
  return ended.flatMap((one, i) => (one.status === 'rejected' ? [told(log, named[i]?.[0] ?? '', one.reason)] : []))
}

function told(log: Log, follower: string, error: unknown): string {
  log('follower.failed', { follower, error })
  return follower
}
