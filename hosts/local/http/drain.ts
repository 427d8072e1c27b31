import type { Log } from '#engine/log/log.ts'

/** Stops in order at the first signal, at once at the second. */
export function drainOnSignal(stop: () => Promise<void>, exit: (code: number) => void, log: Log): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) return exit(130)
    stopping = true
    stop().then(
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
