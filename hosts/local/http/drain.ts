import type { Log } from '#engine/log/log.ts'

/** Milliseconds that a stop may take; a service manager waits 60 s. */
const most = 50_000

/** Parts that end, one after another. */
export type Stops = Readonly<Record<string, () => unknown>>

/** Stops in order at the first signal, at once at the second. */
export function drainOnSignal(stops: Stops, exit: (code: number) => void, log: Log): void {
  let stopping = false
  let at = ''
  const stop = async () => {
    for (const [name, end] of Object.entries(stops)) {
      at = name
      await end()
    }
  }
  const onSignal = () => {
    if (stopping) return exit(130)
    stopping = true
    const cut = setTimeout(() => {
      log('stop.cut', { seconds: most / 1000, at })
      exit(1)
    }, most)
    stop()
      .finally(() => clearTimeout(cut))
      .then(
        () => exit(0),
        (error: unknown) => {
          log('stop.failed', { error })
          exit(1)
        },
      )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
