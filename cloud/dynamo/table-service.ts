import { z } from 'zod'
import type { Judge } from '../iam/judge.ts'
import { forbidden, refusal, type Service, type ServiceCall, type ServiceReply, said } from '../wire/service.ts'
import type { Backend } from './backend.ts'
import { callsOf } from './calls.ts'
import { restoreTable } from './restore-table.ts'
import type { TableMade } from './tables.ts'

type Options = {
  readonly call: Backend
  readonly tables: readonly TableMade[]
  readonly judge: Judge
  /** Answer given instead: a fault on request. */
  readonly fault?: (operation: string) => ServiceReply | null
  /** Told of writes before their writer is. */
  readonly written?: (operation: string, accessKeyId: string) => void
  /** Calls that name such rows, counted apart as well. */
  readonly apart?: { readonly name: string; readonly rows: RegExp }
  /** Told of items by action, and of units billed. */
  readonly counted?: (name: string, accessKeyId: string, times?: number) => void
}

/** Judges each DynamoDB call; DynamoDB Local does it. */
export function tableService({ call, tables, judge, fault, written, counted, apart }: Options): Service {
  /** Names of tables that were restored beside the template's. */
  const copies = new Set<string>()
  return async ({ operation, target, body, principal, accessKeyId }) => {
    const copying = await onCopy({ call, tables, judge, copies }, { operation, target, body, principal })
    if (copying) return copying
    const calls = callsOf(operation, JSON.parse(body))
    if (calls === null) {
      judge.may({ principal, action: `dynamodb:${operation}`, resource: 'an operation that this world does not know' })
      return refusal(400, 'com.amazon.coral.service#UnknownOperationException', operation)
    }
    for (const { action, table, index, keys } of calls) {
      const own = tables.find(({ name }) => name === table)
      if (!own) return refusal(400, 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', 'no such table')
      const resource = index === undefined ? own.arn : `${own.arn}/index/${index}`
      const facts = keys.length > 0 ? { 'dynamodb:LeadingKeys': keys } : {}
      counted?.(`item ${action}`, accessKeyId, action === 'BatchGetItem' ? keys.length : 1)
      if (!judge.may({ principal, action: `dynamodb:${action}`, resource, facts }))
        return refusal(
          400,
          'com.amazon.coral.service#AccessDeniedException',
          `User: ${principal} is not authorized to perform: dynamodb:${action} on resource: ${resource}`,
        )
    }
    const failed = fault?.(operation)
    if (failed) return failed
    const reply = await call(
      target,
      JSON.stringify({ ...Body.parse(JSON.parse(body)), ReturnConsumedCapacity: 'TOTAL' }),
    )
    if (reply.status === 200) {
      const [units, done] = [unitsIn(reply.body), reads.test(operation) ? 'units read' : 'units written']
      counted?.(done, accessKeyId, units)
      if (apart?.rows.test(body)) counted?.(`${done} ${apart.name}`, accessKeyId, units)
      written?.(operation, accessKeyId)
    }
    return reply
  }
}

type Copying = Pick<Options, 'call' | 'tables' | 'judge'> & { readonly copies: Set<string> }
type Asked = Pick<ServiceCall, 'operation' | 'target' | 'body' | 'principal'>
const Named = z.object({ TableName: z.string() })

/** Restores a table, and serves what was restored; null for others. */
async function onCopy({ call, tables, judge, copies }: Copying, { operation, target, body, principal }: Asked) {
  const asked: unknown = JSON.parse(body)
  const name = Named.safeParse(asked).data?.TableName ?? ''
  if (operation === 'RestoreTableToPointInTime') {
    const source = tables.find((one) => one.name === Object(asked)['SourceTableName'])
    if (!source) return refusal(400, 'com.amazonaws.dynamodb.v20120810#TableNotFoundException', 'no such table')
    if (!judge.may({ principal, action: `dynamodb:${operation}`, resource: source.arn }))
      return forbidden(principal, `dynamodb:${operation}`, source.arn)
    const made = await restoreTable(call, asked)
    copies.add(made)
    return said({ TableDescription: { TableName: made, TableStatus: 'CREATING' } })
  }
  if (!copies.has(name)) return null
  if (!judge.may({ principal, action: `dynamodb:${operation}`, resource: name }))
    return forbidden(principal, `dynamodb:${operation}`, name)
  if (operation === 'DeleteTable') copies.delete(name)
  return call(target, body)
}

const reads = /^(Get|BatchGet|Query|Scan)/
const Body = z.record(z.string(), z.unknown())
const Used = z.object({ CapacityUnits: z.number() })
const Reply = z.object({ ConsumedCapacity: z.union([Used.transform((one) => [one]), z.array(Used)]).default([]) })

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html */
const unitsIn = (body: string) =>
  Reply.parse(JSON.parse(body)).ConsumedCapacity.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
