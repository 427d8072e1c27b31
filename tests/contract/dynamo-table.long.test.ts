import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, describe } from 'vitest'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import type { Table } from '#engine/store/ports.ts'
import { indexes, indexKeys } from '#hosts/aws/item.ts'
import { dynamoJournal, sequence } from '#hosts/aws/journal.ts'
import { dynamoTable } from '#hosts/aws/table.ts'
import { keepsItems } from './keeps-items.ts'

const local = await openDynamoLocal()
const title = 'missing' in local ? `DynamoDB (no DynamoDB Local: ${local.missing})` : 'DynamoDB'

afterAll(async () => {
  if ('endpoint' in local) await local.close()
})

describe.runIf('endpoint' in local)(title, () =>
  keepsItems(async () => {
    const client = new DynamoDBClient({
      endpoint: 'endpoint' in local ? local.endpoint : '',
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    })
    const name = await createTable(client)
    const stored = dynamoTable(client, name)
    const journal = dynamoJournal(stored)
    return { table: sequenced(stored), journal, close: async () => client.destroy() }
  }),
)

let made = 0

async function createTable(client: DynamoDBClient): Promise<string> {
  made += 1
  const TableName = `contract-${process.pid}-${made}`
  const keys = [{ pk: 'pk', sk: 'sk' }, ...indexes.map(indexKeys)]
  const schema = ({ pk, sk }: { pk: string; sk: string }) => [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ]
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: schema({ pk: 'pk', sk: 'sk' }),
      AttributeDefinitions: keys
        .flatMap(({ pk, sk }) => [pk, sk])
        .map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: indexes.map((IndexName) => ({
        IndexName,
        KeySchema: schema(indexKeys(IndexName)),
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  )
  return TableName
}

/** Stands for the stream and its one sequencer: rows get their places in the order in which they were written. */
function sequenced(table: Table): Table {
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...table,
    async transact(writes) {
      const result = await table.transact(writes)
      const rows = writes.flatMap((write) => ('put' in write && write.put.log ? [write.put] : []))
      if (result.kind === 'done' && rows.length > 0) {
        last = last.then(() => sequence(table, rows))
        await last
      }
      return result
    },
  }
}
