import { randomUUID } from 'node:crypto'
import type { Judge } from '../iam/judge.ts'
import type { Queues } from '../queues/queues.ts'
import type { Resource } from '../template/deployed.ts'
import { nextOf } from './next-of.ts'
import { fits } from './pattern.ts'
import { type Rule, rulesOf } from './rule-settings.ts'

type Options = {
  readonly resources: readonly Resource[]
  readonly judge: Judge
  readonly queues: Queues
  readonly now: () => number
  readonly invoke: (functionArn: string, payload: string) => Promise<void>
  readonly failed: (error: unknown) => void
}
type Event = Readonly<Record<string, unknown>>
export type Rules = {
  /** Fires schedules now, or those of named functions; awaits them. */
  tick(...names: readonly string[]): Promise<void>
  /** Hands an event of a service to the rules that want it. */
  put(source: string, detailType: string, detail: unknown): void
  start(): void
  stop(): void
}

/** EventBridge: schedules, and what services tell. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html */
export function rules(options: Options): Rules {
  const { resources, now, failed } = options
  const all = rulesOf(resources)
  const scheduled = all.filter(({ ScheduleExpression }) => ScheduleExpression !== undefined)
  const timers = new Map<string, NodeJS.Timeout>()
  const fireNow = (rule: Rule) => fire(options, rule, eventOf(rule, now(), 'aws.events', 'Scheduled Event', {}))
  function arm(rule: Rule): void {
    const wait = nextOf(rule.ScheduleExpression ?? '', now()) - now()
    const timer = setTimeout(
      () => {
        arm(rule)
        fireNow(rule).catch(failed)
      },
      Math.max(1, Math.min(wait, 2 ** 31 - 1)),
    )
    timers.set(rule.id, timer)
  }
  return {
    async tick(...names) {
      const isRung = ({ Arn }: { readonly Arn: string }) =>
        names.length === 0 || names.some((name) => Arn.includes(name))
      const chosen = scheduled.map((rule) => ({ ...rule, Targets: rule.Targets.filter(isRung) }))
      await Promise.all(chosen.map(fireNow))
    },
    put(source, detailType, detail) {
      for (const rule of all) {
        const event = eventOf(rule, now(), source, detailType, detail)
        if (rule.EventPattern !== undefined && fits(rule.EventPattern, event)) fire(options, rule, event).catch(failed)
      }
    },
    start: () => scheduled.forEach(arm),
    stop() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

/** Calls targets at once, as permitted; refused events go to queues. */
async function fire({ judge, queues, invoke }: Options, rule: Rule, event: Event): Promise<void> {
  const facts = { 'aws:SourceArn': [rule.arn], 'aws:SourceAccount': [rule.place.account] }
  const payload = JSON.stringify(event)
  const each = rule.Targets.map(async ({ Arn, Input, DeadLetterConfig }) => {
    const call = { principal: 'events.amazonaws.com', action: 'lambda:InvokeFunction', resource: Arn, facts }
    if (judge.may(call)) return invoke(Arn, Input ?? payload)
    const queue = queues.named(DeadLetterConfig?.Arn ?? '')
    const send = { ...call, action: 'sqs:SendMessage', resource: queue?.arn ?? '' }
    if (queue && judge.may(send)) queues.send(queue, payload)
  })
  await Promise.all(each)
}

const eventOf = ({ place, arn }: Rule, at: number, source: string, detailType: string, detail: unknown): Event => ({
  version: '0',
  id: randomUUID(),
  'detail-type': detailType,
  source,
  account: place.account,
  time: new Date(at).toISOString().replace(/\.\d+Z/, 'Z'),
  region: place.region,
  resources: source === 'aws.events' ? [arn] : [],
  detail,
})
