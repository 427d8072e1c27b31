import { type Answering, answered, begin, end, nobodyAnswered } from './answering.ts'

/** Requests of all doors that are being answered. */
export type UnderWay = {
  during<T>(run: () => Promise<T>): Promise<T>
  /** Resolves at once, or when the crowd is over, at most a while later. */
  rest(): Promise<void>
  /** Their count, for other threads. */
  readonly count: Answering
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
  const count = nobodyAnswered()
  let timer: NodeJS.Timeout | undefined
  const letGo = () => {
    for (const go of waiting) go()
  }
  return {
    count,
    async during(run) {
      if (begin(count) > few) clearTimeout(timer)
      try {
        return await run()
      } finally {
        if (end(count) === few && waiting.size > 0) timer = setTimeout(letGo, quiet)
      }
    },
    rest() {
      if (answered(count) <= few) return Promise.resolve()
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
