import { setTimeout as sleep } from 'node:timers/promises'
import type { Backend } from '../dynamo/backend.ts'
import { openShard, type Shard, type StreamRecord, shardIds } from '../dynamo/stream.ts'
import type { TableMade } from '../dynamo/tables.ts'
import type { Judge } from '../iam/judge.ts'
import type { FunctionSettings } from '../lambda/function-settings.ts'
import type { Functions } from '../lambda/functions.ts'
import type { Queues } from '../queues/queues.ts'
import { deliverBatch } from './deliver-batch.ts'
import type { Mapping } from './mapping-settings.ts'
import { fits } from './pattern.ts'

export type StreamOptions = {
  readonly mapping: Mapping
  readonly reader: FunctionSettings
  readonly table: TableMade
  readonly call: Backend
  readonly functions: Functions
  readonly queues: Queues
  readonly judge: Judge
  readonly now: () => number
  readonly aged: () => number
  /** Deliveries of a batch: none, one, or two. */
  readonly rings: () => number
  /** True while the stream reads nothing. */
  readonly isOut: () => boolean
  readonly isOver: () => boolean
  /** Told when a look at a shard began; null: it found something. */
  readonly looked: (shard: string, began: number | null) => void
}

const poll = 200
const pause = 500

/** Stream calling a function, ordered by shard. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export async function streamMapping(options: StreamOptions): Promise<void> {
  const { mapping, reader, table, call, judge, isOver } = options
  const stream = table.localStream
  if (stream === undefined) throw new Error(`${mapping.id}: the table has no stream`)
  const may = (action: string, resource = table.streamArn) =>
    judge.may({ principal: reader.Role, action: `dynamodb:${action}`, resource })
  // The list takes no resource. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
  if (!['DescribeStream', 'GetShardIterator', 'GetRecords'].every((one) => may(one)) || !may('ListStreams', '*')) return
  const opened = new Set<string>()
  const following: Promise<void>[] = []
  while (!isOver()) {
    for (const id of await shardIds(call, stream)) {
      if (opened.has(id)) continue
      opened.add(id)
      following.push(follow(options, await openShard(call, stream, id)))
    }
    await sleep(poll * 5)
  }
  await Promise.all(following)
}

async function follow(options: StreamOptions, shard: Shard): Promise<void> {
  const { mapping, isOver, isOut, rings, looked } = options
  while (!isOver()) {
    const began = Date.now()
    const read = isOut() ? [] : await shard.next(mapping.BatchSize)
    looked(`${mapping.id} ${shard.id}`, read.length === 0 ? began : null)
    const batch = read.filter((record) => isWanted(mapping, record))
    for (let times = rings(); times > 0 && batch.length > 0; times -= 1) await deliver(options, batch)
    if (read.length === 0) await sleep(poll)
  }
}

const isWanted = ({ FilterCriteria }: Mapping, record: StreamRecord) =>
  FilterCriteria === undefined || FilterCriteria.Filters.some(({ Pattern }) => fits(JSON.parse(Pattern), record))

async function deliver(options: StreamOptions, batch: readonly StreamRecord[]): Promise<void> {
  const { mapping, reader, table, functions, now, aged, isOver } = options
  const event = (records: readonly StreamRecord[]) =>
    JSON.stringify({
      Records: records.map((record) => ({ ...record, eventSourceARN: table.streamArn, awsRegion: reader.region })),
    })
  await deliverBatch(
    {
      mapping,
      now,
      aged,
      pause,
      isOver,
      invoke: (records) => functions.invoke(mapping.FunctionName, event(records)),
      discard: (records, condition) => discard(options, records, condition),
    },
    batch,
  )
}

/** Positions, not rows. https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
function discard(
  { mapping, reader, table, queues, judge, now }: StreamOptions,
  records: readonly StreamRecord[],
  condition: string,
): void {
  const queue = queues.named(mapping.DestinationConfig.OnFailure?.Destination ?? '')
  if (!queue || !judge.may({ principal: reader.Role, action: 'sqs:SendMessage', resource: queue.arn })) return
  const at = (record: StreamRecord | undefined) => ({
    sequence: record?.dynamodb.SequenceNumber ?? '',
    moment: new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString(),
  })
  const [first, last] = [at(records[0]), at(records.at(-1))]
  queues.send(
    queue,
    JSON.stringify({
      requestContext: { functionArn: reader.arn, condition },
      version: '1.0',
      timestamp: new Date(now()).toISOString(),
      DDBStreamBatchInfo: {
        startSequenceNumber: first.sequence,
        endSequenceNumber: last.sequence,
        approximateArrivalOfFirstRecord: first.moment,
        approximateArrivalOfLastRecord: last.moment,
        batchSize: records.length,
        streamArn: table.streamArn,
      },
    }),
  )
}
