import type { Item } from '#engine/store/ports.ts'

const day = 24 * 3_600_000
/** Over holidays a warning waits so long for a morning. */
const mostWaiting = 15 * day

/** Latest moment that a next try may have been put to. */
export const latestTry = (now: number, notBefore = 0): number =>
  Math.max(now, Math.min(notBefore, now + mostWaiting)) + day

/** Keeps a next try where the program can have put it. */
export function withNextTry(should: Item, stands: Item | undefined, latest: number): Item {
  const [due, is] = [should.index?.due, stands?.index?.due]
  if (!due || !is || is[0] !== due[0] || is[1].slice(digits) !== due[1].slice(digits)) return should
  return Number(is[1].slice(0, digits)) <= latest ? { ...should, index: { ...should.index, due: is } } : should
}

/** Of a moment in a key. */
const digits = 15
