import { randomUUID } from 'node:crypto'
import type { Judge } from '../iam/judge.ts'
import type { Credentials } from '../wire/credentials.ts'
import { type FunctionSettings, functionNamed } from './function-settings.ts'
import { type Outcome, type Sandbox, sandbox } from './sandbox.ts'

export type Invoked =
  | Outcome
  | { readonly kind: 'throttled' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'notFound' }
export type Functions = {
  /** Waits for the answer. */
  invoke(name: string, payload: string): Promise<Invoked>
  readonly counts: Readonly<Record<string, { invocations: number; errors: number; coldStarts: number }>>
  close(): void
}
export type FunctionsOptions = {
  readonly settings: readonly FunctionSettings[]
  readonly folderOf: (settings: FunctionSettings) => string
  readonly credentials: Credentials
  readonly judge: Judge
  readonly now: () => number
  readonly offset: number
  /** Where each service is reached: AWS_ENDPOINT_URL_… */
  readonly endpoints: Readonly<Record<string, string>>
  /** Time limits are so many times as long, for a machine that is slower than AWS. */
  readonly patience: number
  readonly log: (name: string, line: string) => void
  /** Whether an invocation's process is to be killed once its handler has answered. */
  readonly killedAfter?: (name: string) => boolean
}

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
export const mostPayload = 6 * 1024 * 1024

/** Each function in processes of its own, one invocation a process. */
export function functions(options: FunctionsOptions): Functions {
  const { settings, judge, now, patience, log } = options
  const idle = new Map<string, Sandbox[]>()
  const running = new Map<string, number>()
  const all = new Set<Sandbox>()
  const counts = Object.fromEntries(settings.map(({ id }) => [id, { invocations: 0, errors: 0, coldStarts: 0 }]))
  const close = () => {
    for (const one of all) one.kill()
  }
  process.on('exit', close)

  async function environmentFor(one: FunctionSettings): Promise<Sandbox> {
    const free = idle.get(one.name)?.pop()
    if (free?.isAlive()) return free
    const count = counts[one.id]
    if (count) count.coldStarts += 1
    judge.may({ principal: one.Role, action: 'logs:CreateLogStream', resource: logArn(one) })
    const made = await sandbox({
      folder: options.folderOf(one),
      handler: one.Handler,
      megabytes: one.MemorySize,
      offset: options.offset,
      environment: environmentOf(one, options),
      log: (line) => log(one.id, line),
    })
    all.add(made)
    return made
  }
  async function run(one: FunctionSettings, payload: string): Promise<Outcome> {
    observe(one, judge)
    const own = await environmentFor(one)
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
    const isKilled = options.killedAfter?.(one.id) ?? false
    if (isKilled) own.kill()
    else if (own.isAlive()) idle.set(one.name, [...(idle.get(one.name) ?? []), own])
    return isKilled ? { kind: 'error', payload: '{"errorType":"Runtime.ExitError"}' } : outcome
  }
  return {
    counts,
    close,
    async invoke(name, payload) {
      const one = functionNamed(settings, name)
      if (!one) return { kind: 'notFound' }
      if (Buffer.byteLength(payload) > mostPayload) return { kind: 'tooLarge' }
      const busy = running.get(one.name) ?? 0
      if (one.ReservedConcurrentExecutions !== undefined && busy >= one.ReservedConcurrentExecutions)
        return { kind: 'throttled' }
      running.set(one.name, busy + 1)
      const outcome = limited(await run(one, payload))
      running.set(one.name, (running.get(one.name) ?? 1) - 1)
      const count = counts[one.id]
      if (count) count.invocations += 1
      if (count && outcome.kind === 'error') count.errors += 1
      if (outcome.kind === 'error') log(one.id, `failed: ${outcome.payload.slice(0, 2000)}\n`)
      return outcome
    },
  }
}

function limited(outcome: Outcome): Outcome {
  const size = Buffer.byteLength(outcome.payload)
  if (outcome.kind === 'error' || size <= mostPayload) return outcome
  const errorMessage = `Response payload size (${size} bytes) exceeded maximum allowed payload size (6291556 bytes).`
  return { kind: 'error', payload: JSON.stringify({ errorType: 'Function.ResponseSizeTooLarge', errorMessage }) }
}

/** What the service itself does with the function's role at each invocation: its log, and its trace. */
function observe(one: FunctionSettings, judge: Judge): void {
  judge.may({ principal: one.Role, action: 'logs:PutLogEvents', resource: logArn(one) })
  if (one.TracingConfig?.Mode !== 'Active') return
  for (const action of ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'])
    judge.may({ principal: one.Role, action, resource: '*' })
}

const groupOf = ({ LoggingConfig, name }: FunctionSettings) => LoggingConfig.LogGroup ?? `/aws/lambda/${name}`
const logArn = (one: FunctionSettings) =>
  one.arn.replace(':lambda:', ':logs:').replace(/:function:.*$/, `:log-group:${groupOf(one)}:log-stream:1`)

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function environmentOf(one: FunctionSettings, { credentials, endpoints }: FunctionsOptions) {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials.issue(one.Role)
  return {
    ...one.Environment.Variables,
    ...endpoints,
    _HANDLER: one.Handler,
    AWS_REGION: one.region,
    AWS_DEFAULT_REGION: one.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${one.Runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: one.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(one.MemorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: groupOf(one),
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/01/01/[$LATEST]1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    LAMBDA_TASK_ROOT: '/var/task',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin/:/bin',
  }
}
