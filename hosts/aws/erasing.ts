import type { Key, Write } from '#engine/store/ports.ts'
import { bareRow } from '../table-rules.ts'
import type { Attributes, Dynamo } from './dynamo.ts'
import { fromAttributes, keptBody, keyAttributes } from './item.ts'

/** Log rows whose payloads go, by place of write. */
export const rowsToErase = (client: Dynamo, name: string, writes: readonly Write[]) =>
  Promise.all(writes.map((write) => ('erase' in write ? client.get(name, write.erase) : undefined)))

/** Writes a row as it was read, without its payload. */
export const erasing = (TableName: string, key: Key, row: Attributes) => ({
  Update: {
    TableName,
    Key: keyAttributes(key),
    ConditionExpression: 'body = :body',
    UpdateExpression: 'SET body = :bare',
    ExpressionAttributeValues: { ':body': row['body'], ':bare': keptBody(bareRow(fromAttributes(row))) },
  },
})
