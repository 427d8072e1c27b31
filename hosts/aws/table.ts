import { randomUUID } from 'node:crypto'
import type { Key, Table, Write } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { appendOnly, checkWrites, keyOf } from '../table-rules.ts'
import type { Attributes, Dynamo, Reason } from './dynamo.ts'
import { erasing, rowsToErase } from './erasing.ts'
import { fromAttributes, keyAttributes, toAttributes } from './item.ts'
import { queryPage } from './query-page.ts'
import { isOverload, pause } from './signed-call.ts'

type Result = Awaited<ReturnType<Table['transact']>>

/** As many as two sweeps need that meet on the same rows. */
const attempts = 12

/** The store on DynamoDB: one table, four indexes, the port's conditions. */
export function dynamoTable(client: Dynamo, name: string): Table {
  return {
    async get(key) {
      const found = await client.get(name, key)
      return found && fromAttributes(found)
    },
    query: (query) => queryPage(client, name, query),
    async transact(writes) {
      checkWrites(writes)
      const erased = await rowsToErase(client, name, writes)
      const gone = writes.findIndex((write, i) => 'erase' in write && erased[i] === undefined)
      if (gone >= 0) return { kind: 'conflict', on: gone }
      const TransactItems = writes.map((write, i) => toTransactItem(name, write, erased[i]))
      let ClientRequestToken = randomUUID()
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const result = await written(client, { ClientRequestToken, TransactItems }, writes)
        if (typeof result === 'object') return result
        // One under way may be done: its own token tells.
        if (result === 'cancelled') ClientRequestToken = randomUUID()
        await pause(20 * 2 ** attempt)
      }
      throw new Fault('table.contention', 'a transaction kept meeting others')
    },
  }
}

/** Cancelled where another was in the way. */
async function written(
  client: Dynamo,
  asked: { readonly ClientRequestToken: string; readonly TransactItems: readonly object[] },
  writes: readonly Write[],
): Promise<Result | 'cancelled' | 'underWay'> {
  const { refused, answer } = await client.ask('TransactWriteItems', asked)
  if (refused === null) return { kind: 'done' }
  if (refused === 'TransactionInProgressException') return 'underWay'
  if (refused === 'TransactionCanceledException') return cancelled(answer.CancellationReasons ?? [], writes)
  throw new Fault(isOverload(refused) ? 'host.busy' : 'table.refused', refused)
}

function cancelled(reasons: readonly Reason[], writes: readonly Write[]): Result | 'cancelled' {
  const failed = reasons
    .map((reason, i) => ({ reason, i }))
    .filter(({ reason }) => reason.Code === 'ConditionalCheckFailed')
  const stale = failed.find(({ reason, i }) => !isLogRow(reason, writes[i]))
  if (stale) return { kind: 'conflict', on: stale.i }
  const row = failed[0] && writes[failed[0].i]
  if (row) throw appendOnly(keyOf(row))
  if (reasons.every(({ Code }) => Code === 'None' || isPassing(Code))) return 'cancelled'
  throw new Fault('table.cancelled', reasons.map(({ Code }) => Code).join(' '))
}

/** Reasons that may pass: conflict, or overload. */
export const isPassing = (code: string | undefined): boolean =>
  code === 'TransactionConflict' || code === 'ThrottlingError' || code === 'ProvisionedThroughputExceeded'

/** The version is right, so the log row stood in the way. */
const isLogRow = ({ Item }: Reason, write: Write | undefined) =>
  write !== undefined &&
  !('erase' in write) &&
  write.when !== 'absent' &&
  Item?.['log'] !== undefined &&
  Item['v']?.N === String(write.when.v)

function toTransactItem(TableName: string, write: Write, row: Attributes | undefined) {
  if ('erase' in write) return erasing(TableName, write.erase, row ?? {})
  const condition = conditionOf(write)
  const common = { TableName, ReturnValuesOnConditionCheckFailure: 'ALL_OLD', ...condition } as const
  if ('put' in write) return { Put: { ...common, Item: toAttributes(write.put) } }
  if ('remove' in write) return { Delete: { ...common, Key: keyAttributes(write.remove) } }
  return { ConditionCheck: { ...common, Key: keyAttributes(write.check) } }
}

function conditionOf(write: Exclude<Write, { readonly erase: Key }>) {
  if (write.when === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' }
  const isCheck = 'check' in write
  return {
    ConditionExpression: isCheck ? 'v = :v' : 'v = :v AND attribute_not_exists(#log)',
    ...(!isCheck && { ExpressionAttributeNames: { '#log': 'log' } }),
    ExpressionAttributeValues: { ':v': { N: String(write.when.v) } },
  }
}
