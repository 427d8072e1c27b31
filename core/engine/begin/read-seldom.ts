import type { Engine } from '#engine/store/engine.ts'

/** Milliseconds for which a process trusts what it read. */
export const trustedFor = 5000

/** Reads seldom; at once where asked, or once set back. */
export function readSeldom(clock: Engine['clock'], read: () => Promise<void>): NonNullable<Engine['renew']> {
  let readAt = Number.NEGATIVE_INFINITY
  return async (atOnce = false) => {
    const at = clock.now()
    if (!atOnce && at >= readAt && at - readAt < trustedFor) return
    readAt = at
    await read()
  }
}
