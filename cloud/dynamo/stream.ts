import { z } from 'zod'
import { ask, type Backend } from './backend.ts'

const Described = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })).default([]) }),
})
const Iterator = z.object({ ShardIterator: z.string() })
const Read = z.object({
  Records: z.array(
    z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number() }) }),
  ),
  NextShardIterator: z.string().optional(),
})
export type StreamRecord = z.infer<typeof Read>['Records'][number]
export type Shard = { readonly id: string; next(limit: number): Promise<readonly StreamRecord[]> }

const api = 'DynamoDBStreams_20120810'

/** The shards of a stream as they are now. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html */
export async function shardIds(call: Backend, stream: string): Promise<readonly string[]> {
  const described = await ask(call, `${api}.DescribeStream`, { StreamArn: stream })
  return Described.parse(described).StreamDescription.Shards.map(({ ShardId }) => ShardId)
}

/** A reader of one shard from its beginning. */
export async function openShard(call: Backend, stream: string, id: string): Promise<Shard> {
  const place = { StreamArn: stream, ShardId: id, ShardIteratorType: 'TRIM_HORIZON' }
  let iterator: string | undefined = Iterator.parse(await ask(call, `${api}.GetShardIterator`, place)).ShardIterator
  return {
    id,
    async next(limit) {
      if (iterator === undefined) return []
      const read = Read.parse(await ask(call, `${api}.GetRecords`, { ShardIterator: iterator, Limit: limit }))
      iterator = read.NextShardIterator
      return read.Records
    },
  }
}
