import type { Clock } from '#engine/store/ports.ts'

/** A version in the locked bucket stays for years, so not each minute makes one. */
const between = 5 * 60_000

/**
 * Puts the newest checkpoint where nobody can remove it: at once, and while the log grows each five minutes. A fresh
 * instance puts it again; one that failed is put the next minute.
 */
export function locked(put: (checkpoint: string) => Promise<void>, { now }: Clock) {
  let last: { readonly checkpoint: string; readonly at: number } | null = null
  return async (checkpoint: string | null): Promise<void> => {
    const at = now()
    if (checkpoint === null || checkpoint === last?.checkpoint || (last && at - last.at < between)) return
    await put(checkpoint)
    last = { checkpoint, at }
  }
}
