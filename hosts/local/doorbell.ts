type Listener = (caseId: string) => void

/** Told after each commit; whoever listens is rung until it stops listening. */
export function doorbell() {
  const listeners = new Set<Listener>()
  return {
    ring: (caseId: string) => {
      for (const listener of listeners) listener(caseId)
    },
    listen: (listener: Listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
