import type { Clock } from '#engine/store/ports.ts'

/** Each version stays for years: not each minute makes one. */
const between = 5 * 60_000

/** Locks the newest checkpoint; a fresh instance does so again. */
export function locked(put: (checkpoint: string) => Promise<void>, { now }: Clock) {
  let last: { readonly checkpoint: string; readonly at: number } | null = null
  return async (checkpoint: string | null): Promise<void> => {
    const at = now()
    if (checkpoint === null || checkpoint === last?.checkpoint) return
    // A clock set back would make it wait for hours.
    if (last && Math.abs(at - last.at) < between) return
    await put(checkpoint)
    last = { checkpoint, at }
  }
}
