import { randomUUID } from 'node:crypto'
import type { Judge } from '../iam/judge.ts'
import type { Credentials } from '../wire/credentials.ts'
import { beginLog, functionEnvironment, observe } from './function-environment.ts'
import { type FunctionSettings, functionNamed } from './function-settings.ts'
import type { Outcome } from './runtime-api.ts'
import { type Sandbox, sandbox } from './sandbox.ts'

export type Invoked =
  | Outcome
  | { readonly kind: 'throttled' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'notFound' }
type Count = { invocations: number; errors: number; coldStarts: number; megabytes: number }
export type Functions = {
  /** Waits for the answer. */
  invoke(name: string, payload: string): Promise<Invoked>
  /** Kills the process that holds a key. */
  kill(accessKeyId: string): void
  /** Lets each process go after what it does: the next begins anew. */
  retire(): void
  /** End of the last invocation; null while one runs. */
  restingSince(): number | null
  /** Of each function; megabytes of its largest process. */
  readonly counts: Readonly<Record<string, Count>>
  close(): void
}
export type FunctionsOptions = {
  readonly settings: readonly FunctionSettings[]
  readonly folderOf: (settings: FunctionSettings) => string
  readonly credentials: Credentials
  readonly judge: Judge
  readonly now: () => number
  /** Milliseconds between this machine's clock and the world's. */
  readonly offset: () => number
  /** Addresses of services: AWS_ENDPOINT_URL_… */
  readonly endpoints: Readonly<Record<string, string>>
  /** Factor of time limits, for machines slower than AWS. */
  readonly patience: number
  readonly log: (name: string, line: string) => void
  /** True to kill an invocation's process after its answer. */
  readonly killedAfter?: (name: string) => boolean
  /** True while reserved concurrency is not held. */
  readonly isCrowded?: () => boolean
}

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
export const mostPayload = 6 * 1024 * 1024

/** Each function in processes of its own, one invocation a process. */
export function functions(options: FunctionsOptions): Functions {
  const { settings, log, isCrowded = () => false } = options
  const running = new Map<string, number>()
  const none = (): Count => ({ invocations: 0, errors: 0, coldStarts: 0, megabytes: 0 })
  const counts = Object.fromEntries(settings.map(({ id }) => [id, none()]))
  const processes = warm(options, ({ id }, megabytes) => {
    const count = counts[id]
    if (!count) return
    if (megabytes === null) count.coldStarts += 1
    else count.megabytes = Math.max(count.megabytes, megabytes)
  })
  process.on('exit', processes.close)
  let [under, ended] = [0, 0]
  return {
    counts,
    restingSince: () => (under === 0 ? ended : null),
    kill: processes.kill,
    retire: processes.retire,
    close: processes.close,
    async invoke(name, payload) {
      const one = functionNamed(settings, name)
      if (!one) return { kind: 'notFound' }
      if (Buffer.byteLength(payload) > mostPayload) return { kind: 'tooLarge' }
      const busy = running.get(one.name) ?? 0
      const most = isCrowded() ? undefined : one.ReservedConcurrentExecutions
      if (most !== undefined && busy >= most) return { kind: 'throttled' }
      running.set(one.name, busy + 1)
      under += 1
      const outcome = limited(await run(options, processes, one, payload))
      under -= 1
      ended = Date.now()
      running.set(one.name, (running.get(one.name) ?? 1) - 1)
      const count = counts[one.id]
      if (count) count.invocations += 1
      if (count && outcome.kind === 'error') count.errors += 1
      if (outcome.kind === 'error') log(one.id, `failed: ${outcome.payload.slice(0, 2000)}\n`)
      return outcome
    },
  }
}

/** Processes awaiting their function's next invocation, new where none waits. */
function warm(options: FunctionsOptions, told: (one: FunctionSettings, megabytes: number | null) => void) {
  const idle = new Map<string, Sandbox[]>()
  const all = new Map<string, Sandbox>()
  const retired = new WeakSet<Sandbox>()
  return {
    async take(one: FunctionSettings): Promise<Sandbox> {
      const free = idle.get(one.name)?.pop()
      if (free?.isAlive()) return free
      told(one, null)
      beginLog(one, options.judge)
      const environment = functionEnvironment(one, options)
      const made = await sandbox({
        folder: options.folderOf(one),
        handler: one.Handler,
        megabytes: one.MemorySize,
        offset: options.offset(),
        environment,
        log: (line) => options.log(one.id, line),
        used: (megabytes) => told(one, megabytes),
      })
      all.set(environment.AWS_ACCESS_KEY_ID, made)
      return made
    },
    putBack(one: FunctionSettings, own: Sandbox): void {
      if (retired.has(own)) own.kill()
      else if (own.isAlive()) idle.set(one.name, [...(idle.get(one.name) ?? []), own])
    },
    retire() {
      for (const own of all.values()) retired.add(own)
      for (const own of [...idle.values()].flat()) own.kill()
      idle.clear()
    },
    kill: (accessKeyId: string) => all.get(accessKeyId)?.kill(),
    close() {
      for (const one of all.values()) one.kill()
    },
  }
}

async function run(
  { judge, now, patience, killedAfter }: FunctionsOptions,
  processes: ReturnType<typeof warm>,
  one: FunctionSettings,
  payload: string,
): Promise<Outcome> {
  observe(one, judge)
  const own = await processes.take(one)
  const requestId = randomUUID()
  const seconds = one.Timeout * patience
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${one.Timeout.toFixed(2)} seconds`
      resolve({ kind: 'error', payload: JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage }) })
      own.kill()
    }, seconds * 1000)
  })
  const invocation = { requestId, arn: one.arn, deadline: now() + seconds * 1000, payload }
  const outcome = await Promise.race([own.invoke(invocation), late])
  clearTimeout(timer)
  const isKilled = killedAfter?.(one.id) ?? false
  if (isKilled) own.kill()
  else processes.putBack(one, own)
  return isKilled ? { kind: 'error', payload: '{"errorType":"Runtime.ExitError"}' } : outcome
}

function limited(outcome: Outcome): Outcome {
  const size = Buffer.byteLength(outcome.payload)
  if (outcome.kind === 'error' || size <= mostPayload) return outcome
  const errorMessage = `Response payload size (${size} bytes) exceeded maximum allowed payload size (6291556 bytes).`
  return { kind: 'error', payload: JSON.stringify({ errorType: 'Function.ResponseSizeTooLarge', errorMessage }) }
}
