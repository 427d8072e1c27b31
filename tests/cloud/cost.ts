import { readFileSync } from 'node:fs'
import { z } from 'zod'

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const price = z.number()
const prices = z
  .object({
    ...{ invocation: price, gigabyteSecond: price, request: price, writeUnit: price, readUnit: price },
    ...{ s3Write: price, s3Read: price, transition: price, signature: price },
    ...{ expressRequest: price, expressGigabyteSecond: price },
    assumed: z.object({ seconds: price, gigabytes: price, expressSeconds: price, expressGigabytes: price }),
  })
  .parse(read('prices.json'))

export const modes = ['wait', 'park'] as const
export type Mode = (typeof modes)[number]
export type Counts = Readonly<Record<string, number>>

/** Ceilings of calls of one objection, by mode. */
export const ceilings: Readonly<Record<Mode, Counts>> = z
  .object({ wait: z.record(z.string(), price), park: z.record(z.string(), price) })
  .parse(read('calls.json'))

/** US dollars a thousand cases, by what is paid. */
type Cost = Readonly<Record<string, number>>
const perThousand = 1000
const { assumed } = prices
const invocation = prices.invocation + assumed.seconds * assumed.gigabytes * prices.gigabyteSecond
const expressExecution =
  prices.expressRequest + assumed.expressSeconds * assumed.expressGigabytes * prices.expressGigabyteSecond

/** Of executions alone: states, functions, calls that name their rows. */
export function waitingCost(mode: Mode, counts: Counts): number {
  const n = (name: string) => perThousand * (counts[name] ?? 0)
  return (
    stepFunctions(mode, counts) +
    n('workflow invocations') * invocation +
    n('execution write units') * prices.writeUnit +
    n('execution read units') * prices.readUnit
  )
}

/** Of all that was counted; mail, storage, traffic, logs apart. */
export function costOf(mode: Mode, counts: Counts): Cost {
  const n = (name: string) => perThousand * (counts[name] ?? 0)
  return {
    'Step Functions': stepFunctions(mode, counts),
    Lambda: n('invocations') * invocation,
    'API Gateway': n('requests') * prices.request,
    'DynamoDB, written': n('write units') * prices.writeUnit,
    'DynamoDB, read': n('read units') * prices.readUnit,
    S3: n('s3 writes and lists') * prices.s3Write + n('s3 reads') * prices.s3Read,
    KMS: n('signatures') * prices.signature,
  }
}

const stepFunctions = (mode: Mode, counts: Counts) =>
  mode === 'wait'
    ? perThousand * (counts['transitions'] ?? 0) * prices.transition
    : perThousand * (counts['executions started'] ?? 0) * expressExecution

/** One callback a step: state, answer, two functions, two writes. */
export const callbackCost = (steps: number): number =>
  perThousand * steps * 2 * (prices.transition + invocation + prices.writeUnit)

export const total = (cost: Cost): number => Object.values(cost).reduce((sum, one) => sum + one, 0)

/** Table of docs/measured.md. */
export function costTable(): string {
  const [wait, park] = [costOf('wait', ceilings.wait), costOf('park', ceilings.park)]
  const steps = Math.max(ceilings.wait['entries'] ?? 0, ceilings.park['entries'] ?? 0)
  const row = (name: string, ...cells: readonly (number | null)[]) =>
    `| ${name} | ${cells.map((one) => one?.toFixed(2) ?? '').join(' | ')} |`
  return [
    '| US dollars for 1,000 cases | *wait* | *park* | one callback a step |',
    '|---|---|---|---|',
    row(
      'executions: states, their functions, their rows',
      ...modes.map((mode) => waitingCost(mode, ceilings[mode])),
      callbackCost(steps),
    ),
    ...Object.keys(wait).map((name) => row(`of all: ${name}`, wait[name] ?? 0, park[name] ?? 0, null)),
    row('all that was counted', total(wait), total(park), null),
  ].join('\n')
}

/** Table of the ceilings. */
export const callsTable = (): string =>
  [
    '| of one objection | *wait* | *park* |',
    '|---|---|---|',
    ...Object.entries(ceilings.wait).map(([name, times]) => `| ${name} | ${times} | ${ceilings.park[name] ?? '–'} |`),
  ].join('\n')
