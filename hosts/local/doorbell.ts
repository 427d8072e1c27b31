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

type Rung = { ring(): void; stop(): Promise<void> }

/** Rings once for what comes together; pages go first. */
export function gathered({ ring, stop }: Rung, wait: number): Rung {
  let timer: NodeJS.Timeout | undefined
  return {
    ring() {
      timer ??= globalThis.setTimeout(() => {
        timer = undefined
        ring()
      }, wait)
    },
    stop() {
      clearTimeout(timer)
      return stop()
    },
  }
}
