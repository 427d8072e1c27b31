import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Judge } from '../iam/judge.ts'
import type { FunctionSettings } from '../lambda/function-settings.ts'
import type { Functions } from '../lambda/functions.ts'
import type { Message, Queue, Queues } from '../queues/queues.ts'
import type { Mapping } from './mapping-settings.ts'

type Options = {
  readonly mapping: Mapping
  readonly reader: FunctionSettings
  readonly queue: Queue
  readonly queues: Queues
  readonly functions: Functions
  readonly judge: Judge
  readonly isOver: () => boolean
}

const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]) })
const poll = 200

/** A queue that calls a function; what fails becomes visible again. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html */
export async function queueMapping({
  mapping,
  reader,
  queue,
  queues,
  functions,
  judge,
  isOver,
}: Options): Promise<void> {
  const may = (action: string) => judge.may({ principal: reader.Role, action: `sqs:${action}`, resource: queue.arn })
  if (!['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].every(may)) return
  while (!isOver()) {
    const batch = queues.receive(queue, Math.min(10, mapping.BatchSize))
    if (batch.length === 0) {
      await sleep(poll)
      continue
    }
    const Records = batch.map((message) => recordOf(message, queue, reader.region))
    const outcome = await functions.invoke(mapping.FunctionName, JSON.stringify({ Records }))
    const reports = mapping.FunctionResponseTypes.includes('ReportBatchItemFailures')
    const read = outcome.kind === 'done' && reports ? Failures.safeParse(JSON.parse(outcome.payload) ?? {}) : null
    const failed = new Set(read?.data?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
    for (const { id, receipt } of outcome.kind === 'done' ? batch : [])
      if (!failed.has(id)) queues.remove(queue, receipt)
  }
}

const recordOf = ({ id, body, receipt, seen, at }: Message, queue: Queue, awsRegion: string) => ({
  messageId: id,
  receiptHandle: receipt,
  body,
  attributes: { ApproximateReceiveCount: String(seen), SentTimestamp: String(at) },
  messageAttributes: {},
  eventSource: 'aws:sqs',
  eventSourceARN: queue.arn,
  awsRegion,
})
