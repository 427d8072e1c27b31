import type { Engine } from '#engine/store/engine.ts'
import { digest } from '#engine/store/held-items.ts'

/** Natural keys of a complete sheet, eight bytes each. */
export type SeenKeys = {
  /** Adds a key’s mark, as `seenMark` gives it. */
  add(mark: string): void
  has(mark: string): boolean
}

/** First 64 bits of its hash. */
export const seenMark = (engine: { readonly crypto: Pick<Engine['crypto'], 'sha256'> }, naturalKey: string): string =>
  digest(engine, naturalKey).slice(0, 16)

/** Sorted when asked: 8 MB a million. */
export function seenKeys(): SeenKeys {
  let marks = new BigUint64Array(1024)
  let size = 0
  let isSorted = true
  return {
    add(mark) {
      if (size === marks.length) {
        const larger = new BigUint64Array(size * 2)
        larger.set(marks)
        marks = larger
      }
      marks[size] = readMark(mark)
      size += 1
      isSorted = false
    },
    has(mark) {
      if (!isSorted) marks.subarray(0, size).sort()
      isSorted = true
      const asked = readMark(mark)
      const at = firstFrom(marks, size, asked)
      return at < size && marks[at] === asked
    },
  }
}

// Older programs kept longer marks.
const readMark = (mark: string) => BigInt(`0x${mark.slice(0, 16)}`)

/** Place of the first mark that is not smaller. */
function firstFrom(marks: BigUint64Array, size: number, asked: bigint): number {
  let [low, high] = [0, size]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((marks[middle] ?? 0n) < asked) low = middle + 1
    else high = middle
  }
  return low
}
