import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Judge } from '../iam/judge.ts'
import type { Queues } from '../queues/queues.ts'
import type { Resource } from '../template/deployed.ts'
import { type FunctionSettings, functionNamed } from './function-settings.ts'
import type { Functions } from './functions.ts'

type Options = {
  readonly resources: readonly Resource[]
  readonly settings: readonly FunctionSettings[]
  readonly functions: Functions
  readonly queues: Queues
  readonly judge: Judge
  readonly now: () => number
  /** Seconds before the second and the third try. */
  readonly pauses: readonly number[]
}

const Config = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
  MaximumEventAgeInSeconds: z.coerce.number().default(21_600),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
})

/**
 * Invokes unawaited: three tries, then kept as configured.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export function invokeLater(options: Options): (name: string, payload: string) => Promise<void> {
  const { resources, settings, functions, now, pauses } = options
  const configs = resources
    .filter(({ type }) => type === 'AWS::Lambda::EventInvokeConfig')
    .map(({ properties }) => Config.parse(properties))
  return async (name, payload) => {
    const one = functionNamed(settings, name)
    if (!one) throw new Error(`no function ${name}`)
    const config = configs.find(({ FunctionName }) => functionNamed(settings, FunctionName) === one)
    const since = now()
    for (let tries = 0; tries <= (config?.MaximumRetryAttempts ?? 2); tries += 1) {
      if (tries > 0) await sleep((pauses[tries - 1] ?? 0) * 1000)
      if (now() - since > (config?.MaximumEventAgeInSeconds ?? 21_600) * 1000) break
      let outcome = await functions.invoke(name, payload)
      // A throttled one is no try: it goes back to the queue.
      while (outcome.kind === 'throttled') {
        await sleep(200)
        outcome = await functions.invoke(name, payload)
      }
      if (outcome.kind === 'done') return
    }
    keep(one, config?.DestinationConfig?.OnFailure?.Destination, payload, options)
  }
}

function keep(
  one: FunctionSettings,
  destination: string | undefined,
  payload: string,
  { queues, judge }: Options,
): void {
  for (const to of [destination, one.DeadLetterConfig?.TargetArn]) {
    const queue = to === undefined ? undefined : queues.named(to)
    if (!queue || !judge.may({ principal: one.Role, action: 'sqs:SendMessage', resource: queue.arn })) continue
    const isRecord = to === destination
    const context = { requestId: randomUUID(), functionArn: one.arn, condition: 'RetriesExhausted' }
    queues.send(
      queue,
      isRecord
        ? JSON.stringify({ version: '1.0', requestContext: context, requestPayload: JSON.parse(payload) })
        : payload,
    )
  }
}
