/** This machine's clock, moved, and moved on as it runs. */
export type WorldClock = {
  readonly now: () => number
  /** Milliseconds between this machine's clock and the world's. */
  readonly offset: () => number
  /** Moves it on to a moment; what waits for one passed so is woken. */
  passTo(moment: number): void
  /** Calls once a moment is passed; answers how to stop. */
  onPassed(moment: number, call: () => void): () => void
}

export function worldClock(offset: number): WorldClock {
  let ahead = offset
  const now = () => Date.now() + ahead
  const waiting = new Map<object, { readonly moment: number; readonly call: () => void }>()
  return {
    now,
    offset: () => ahead,
    passTo(moment) {
      if (moment < now()) throw new Error(`the world's clock is at ${new Date(now()).toISOString()} already`)
      ahead += moment - now()
      const passed = [...waiting].filter(([, { moment }]) => moment <= now())
      for (const [key, { call }] of passed) {
        waiting.delete(key)
        call()
      }
    },
    onPassed(moment, call) {
      const key = {}
      waiting.set(key, { moment, call })
      return () => void waiting.delete(key)
    },
  }
}
