import type { Log } from '#engine/log/log.ts'

/** Rounds by name, each of which answers how much it did. */
export type Works = Readonly<Record<string, () => Promise<number>>>

/**
 * Runs works side by side until done or out of time; none stops another. Logs each fault, and answers the failed
 * names.
 */
export async function workOff(log: Log, works: Works, until: number): Promise<readonly string[]> {
  const named = Object.entries(works)
  const ended = await Promise.allSettled(named.map(([, work]) => toTheEnd(work, until)))
  return ended.flatMap((one, i) => (one.status === 'rejected' ? [told(log, named[i]?.[0] ?? '', one.reason)] : []))
}

async function toTheEnd(work: () => Promise<number>, until: number): Promise<void> {
  while ((await work()) > 0 && Date.now() < until);
}

function told(log: Log, follower: string, error: unknown): string {
  log('follower.failed', { follower, error })
  return follower
}
