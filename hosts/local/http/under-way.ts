/** Requests of all doors that are being answered. */
export type UnderWay = {
  during<T>(run: () => Promise<T>): Promise<T>
  /** Resolves at once, or when the crowd is over, at most a while later. */
  rest(): Promise<void>
}

type Measure = {
  /** Requests at once that are no crowd. */
  readonly few: number
  /** Milliseconds without a crowd that count as its end. */
  readonly quiet: number
  /** Milliseconds after which work goes on beside a crowd. */
  readonly most: number
}

/** Lets work that can wait give way to a crowd of requests, and never wait for long. */
export function underWay({ few, quiet, most }: Measure = { few: 2, quiet: 5, most: 1000 }): UnderWay {
  const waiting = new Set<() => void>()
  let requests = 0
  let timer: NodeJS.Timeout | undefined
  const letGo = () => {
    for (const go of waiting) go()
  }
  return {
    async during(run) {
      requests += 1
      if (requests > few) clearTimeout(timer)
      try {
        return await run()
      } finally {
        requests -= 1
        if (requests === few && waiting.size > 0) timer = setTimeout(letGo, quiet)
      }
    },
    rest() {
      if (requests <= few) return Promise.resolve()
      return new Promise((resolve) => {
        const go = () => {
          clearTimeout(late)
          waiting.delete(go)
          resolve()
        }
        const late = setTimeout(go, most)
        waiting.add(go)
      })
    },
  }
}
