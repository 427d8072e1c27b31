import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Judge } from '../iam/judge.ts'
import type { Resource } from '../template/deployed.ts'
import { forbidden, refusal, type Service, said } from '../wire/service.ts'

export type Message = {
  readonly id: string
  readonly body: string
  readonly at: number
  receipt: string
  seen: number
  hiddenUntil: number
}
export type Queue = {
  readonly name: string
  readonly arn: string
  readonly url: string
  readonly visibility: number
  readonly messages: Message[]
}
export type Queues = {
  readonly all: readonly Queue[]
  named(nameOrArnOrUrl: string): Queue | undefined
  send(queue: Queue, body: string): string
  receive(queue: Queue, most: number): readonly Message[]
  remove(queue: Queue, receipt: string): void
  /** The service itself. */
  readonly service: Service
}

const Properties = z.object({ VisibilityTimeout: z.coerce.number().default(30) })
const Body = z.object({
  QueueUrl: z.string(),
  MessageBody: z.string().optional(),
  MaxNumberOfMessages: z.number().default(1),
  ReceiptHandle: z.string().default(''),
})

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html */
export function queues(resources: readonly Resource[], judge: Judge, now: () => number): Queues {
  const all: readonly Queue[] = resources
    .filter(({ type }) => type === 'AWS::SQS::Queue')
    .map(({ ref, attributes, properties }) => ({
      name: attributes['QueueName'] ?? '',
      arn: attributes['Arn'] ?? '',
      url: ref,
      visibility: Properties.parse(properties).VisibilityTimeout * 1000,
      messages: [],
    }))
  const named = (name: string) =>
    all.find((one) => [one.name, one.arn, one.url].includes(name) || name.endsWith(`/${one.name}`))
  const own: Omit<Queues, 'service'> = {
    all,
    named,
    send(queue, body) {
      const id = randomUUID()
      queue.messages.push({ id, body, at: now(), receipt: '', seen: 0, hiddenUntil: 0 })
      return id
    },
    receive(queue, most) {
      const found = queue.messages.filter(({ hiddenUntil }) => hiddenUntil <= now()).slice(0, most)
      for (const one of found)
        Object.assign(one, { receipt: randomUUID(), seen: one.seen + 1, hiddenUntil: now() + queue.visibility })
      return found
    },
    remove(queue, receipt) {
      const at = queue.messages.findIndex((one) => one.receipt === receipt && receipt !== '')
      if (at >= 0) queue.messages.splice(at, 1)
    },
  }
  return { ...own, service: serviceOf(own, judge) }
}

const serviceOf =
  (own: Omit<Queues, 'service'>, judge: Judge): Service =>
  async ({ operation, body, principal }) => {
    const { QueueUrl, MessageBody, MaxNumberOfMessages, ReceiptHandle } = Body.parse(JSON.parse(body))
    const queue = own.named(QueueUrl)
    if (!queue) return refusal(400, 'com.amazonaws.sqs#QueueDoesNotExist', QueueUrl)
    const action = `sqs:${operation}`
    if (!judge.may({ principal, action, resource: queue.arn })) return forbidden(principal, action, queue.arn)
    if (operation === 'SendMessage')
      return said({ MessageId: own.send(queue, MessageBody ?? ''), MD5OfMessageBody: md5(MessageBody ?? '') })
    if (operation === 'DeleteMessage') return said(own.remove(queue, ReceiptHandle) ?? {})
    if (operation === 'GetQueueAttributes')
      return said({ Attributes: { ApproximateNumberOfMessages: String(queue.messages.length) } })
    if (operation !== 'ReceiveMessage') return refusal(400, 'UnknownOperationException', operation)
    const found = own.receive(queue, MaxNumberOfMessages)
    return said({
      Messages: found.map(({ id, body: Body, receipt }) => ({
        MessageId: id,
        Body,
        MD5OfBody: md5(Body),
        ReceiptHandle: receipt,
      })),
    })
  }

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
