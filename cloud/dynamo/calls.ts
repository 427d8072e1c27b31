import { z } from 'zod'

/** Action on a table, or an index of it. */
export type TableCall = {
  readonly action: string
  readonly table: string
  readonly index?: string
  readonly keys: readonly string[]
}

const Text = z.object({ S: z.string() })
const Row = z.record(z.string(), z.unknown())
const One = z.object({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Key: Row.optional(),
  Item: Row.optional(),
})
const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), One)) })
const Keyed = z.object({ Keys: z.array(Row) })
const Batch = z.object({ RequestItems: z.record(z.string(), z.unknown()) })

const inTransaction: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Delete: 'DeleteItem',
  Update: 'UpdateItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
}
const plain = new Set(['GetItem', 'PutItem', 'DeleteItem', 'UpdateItem', 'Query', 'Scan', 'DescribeTable'])

/**
 * Rights that a call needs; null for unknown operations.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function callsOf(operation: string, body: unknown): readonly TableCall[] | null {
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems')
    return Transaction.parse(body).TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, one]) => callOf(inTransaction[kind] ?? kind, one)),
    )
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem')
    return Object.entries(Batch.parse(body).RequestItems).map(([table, asked]) => ({
      action: operation,
      table,
      keys: (Keyed.safeParse(asked).data?.Keys ?? []).flatMap(({ pk }) => Text.safeParse(pk).data?.S ?? []),
    }))
  return plain.has(operation) ? [callOf(operation, One.parse(body))] : null
}

function callOf(action: string, { TableName, IndexName, Key, Item }: z.infer<typeof One>): TableCall {
  const key = Text.safeParse((Key ?? Item)?.['pk'])
  return {
    action,
    table: TableName.split('/').at(-1) ?? '',
    ...(IndexName !== undefined && { index: IndexName }),
    keys: key.success ? [key.data.S] : [],
  }
}
