import { z } from 'zod'
import { ask, type Backend } from './backend.ts'

const Asked = z.object({
  SourceTableName: z.string(),
  TargetTableName: z.string(),
  UseLatestRestorableTime: z.literal(true),
})
const Schema = z.unknown()
const Described = z.object({
  Table: z.object({
    KeySchema: Schema,
    AttributeDefinitions: Schema,
    GlobalSecondaryIndexes: z
      .array(z.object({ IndexName: z.string(), KeySchema: Schema, Projection: Schema }))
      .optional(),
  }),
})
const Page = z.object({ Items: z.array(z.unknown()), LastEvaluatedKey: z.unknown().optional() })

const api = 'DynamoDB_20120810'
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const together = 25

/** Copies a table as it is now, without stream. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/pointintimerecovery_restores.html */
export async function restoreTable(call: Backend, body: unknown): Promise<string> {
  const { SourceTableName, TargetTableName } = Asked.parse(body)
  const { Table } = Described.parse(await ask(call, `${api}.DescribeTable`, { TableName: SourceTableName }))
  await ask(call, `${api}.CreateTable`, { TableName: TargetTableName, BillingMode: 'PAY_PER_REQUEST', ...Table })
  for (let start: unknown; ; ) {
    const asked = { TableName: SourceTableName, Limit: together, ConsistentRead: true, ExclusiveStartKey: start }
    const page = Page.parse(await ask(call, `${api}.Scan`, asked))
    const puts = page.Items.map((Item) => ({ PutRequest: { Item } }))
    if (puts.length > 0) await ask(call, `${api}.BatchWriteItem`, { RequestItems: { [TargetTableName]: puts } })
    start = page.LastEvaluatedKey
    if (start === undefined) return TargetTableName
  }
}
