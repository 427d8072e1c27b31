import type { Dynamo } from '#hosts/aws/dynamo.ts'
import { indexes, indexKeys, outbox } from '#hosts/aws/item.ts'

let made = 0

/** Makes a table like the stack's; returns its name. */
export async function createTable(client: Dynamo): Promise<string> {
  made += 1
  const TableName = `test-${process.pid}-${made}`
  const secondary = [...indexes.map((name) => ({ name, ...indexKeys(name) })), outbox]
  const schema = ({ pk, sk }: { pk: string; sk: string }) => [
    { AttributeName: pk, KeyType: 'HASH' },
    { AttributeName: sk, KeyType: 'RANGE' },
  ]
  const { refused } = await client.ask('CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: schema({ pk: 'pk', sk: 'sk' }),
    AttributeDefinitions: [{ pk: 'pk', sk: 'sk' }, ...secondary]
      .flatMap(({ pk, sk }) => [pk, sk])
      .map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: secondary.map((index) => ({
      IndexName: index.name,
      KeySchema: schema(index),
      Projection: { ProjectionType: index === outbox ? 'KEYS_ONLY' : 'ALL' },
    })),
  })
  // Asked twice where its answer was late: the name is nobody else's.
  if (refused !== null && refused !== 'ResourceInUseException') throw new Error(`CreateTable: ${refused}`)
  return TableName
}
