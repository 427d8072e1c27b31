import { Fault } from '#law/fault.ts'
import type { Caller } from './caller.ts'
import { signedHeaders } from './sign-request.ts'

type Call = {
  readonly service: string
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}
export type Answered = { readonly status: number; readonly headers: Headers; readonly text: string; bytes: Uint8Array }

const attempts = 6
const longestPause = 1600
/** No try begins later: doors have twenty seconds. */
const longest = 12_000
/** Calls at a time: a function has 1,024 file descriptors. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const lanes = 50
const waiting: (() => void)[] = []
let busy = 0

/**
 * Sends a call that may come twice; tries again what may pass: overload, silence, and connections that ended while the
 * function was frozen. What does not pass in time is `host.busy`.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export async function signedCall(caller: Caller, call: Call, patience = 10_000): Promise<Answered> {
  const since = Date.now()
  for (let attempt = 1; ; attempt += 1) {
    const isLast = () => attempt === attempts || (attempt > 1 && Date.now() - since > longest)
    const answer = await inLane(() => once(caller, call, patience)).catch((cause: unknown) => {
      // A function may still be at work: the caller's own time decides.
      if (isLast() || (call.service === 'lambda' && isLate(cause)))
        throw new Fault('host.busy', `${call.service}: ${String(cause)}`, { cause })
    })
    if (answer && (isLast() || !mayPass(answer))) return answer
    await pause(50 * 2 ** attempt)
  }
}

/** Full jitter. https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
export const pause = (most: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(most, longestPause) * Math.random()))

async function inLane<T>(work: () => Promise<T>): Promise<T> {
  if (busy < lanes) busy += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
}

async function once(
  caller: Caller,
  { service, method, url, headers, body = '' }: Call,
  patience: number,
): Promise<Answered> {
  const scope = { service, region: await caller.region(), at: Date.now() }
  const { host: _, ...sent } = signedHeaders({ method, url, headers, body }, scope, await caller.credentials())
  const answer = await fetch(url, {
    ...{ method, headers: sent, signal: AbortSignal.timeout(patience) },
    ...(body.length > 0 && { body: Buffer.from(body) }),
  })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { ...{ status: answer.status, headers: answer.headers, bytes }, text: answer.ok ? '' : textOf(bytes) }
}

const isLate = (error: unknown) => error instanceof Error && error.name === 'TimeoutError'

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

/** Names of overload. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const overload = /Throttling|ProvisionedThroughputExceeded|RequestLimitExceeded|TooManyRequests/
export const isOverload = (name: string): boolean => overload.test(name)

/** Overloaded, or still at the same token: asked again. */
const later = new RegExp(`"__type":"[^"]*(${overload.source}|TransactionInProgress)`)

/**
 * Another operation on the object or bucket is under way.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
const underWay = /<Code>(ConditionalRequestConflict|OperationAborted)<\/Code>/

const mayPass = ({ status, text }: Pick<Answered, 'status' | 'text'>): boolean =>
  status >= 500 || status === 429 || (status === 409 && underWay.test(text)) || later.test(text)

/** Fault of an answer that is none: `host.busy` where it may pass. */
export const refusal = (answer: Pick<Answered, 'status' | 'text'>, said: string): Fault =>
  new Fault(mayPass(answer) ? 'host.busy' : 'aws.refused', said)
