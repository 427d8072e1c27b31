import { afterAll, describe } from 'vitest'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import type { Table } from '#engine/store/ports.ts'
import { dynamo } from '#hosts/aws/dynamo.ts'
import { dynamoJournal, type Raw } from '#hosts/aws/journal.ts'
import { sequence } from '#hosts/aws/sequence.ts'
import { dynamoTable } from '#hosts/aws/table.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { createTable } from '#tests/support/doubles/create-table.ts'
import { keepsItems } from './keeps-items.ts'

const local = await openDynamoLocal()
const title = 'missing' in local ? `DynamoDB (no DynamoDB Local: ${local.missing})` : 'DynamoDB'

afterAll(async () => {
  if ('endpoint' in local) await local.close()
})

describe.runIf('endpoint' in local)(title, () =>
  keepsItems(async () => {
    const client = dynamo(callerAt('endpoint' in local ? local.endpoint : ''))
    const name = await createTable(client)
    const stored = dynamoTable(client, name)
    const raw = { client, name }
    return { table: sequenced(stored, raw), journal: dynamoJournal(raw), close: async () => {} }
  }),
)

/** Plays stream and sequencer: rows get places as written. */
function sequenced(table: Table, raw: Raw): Table {
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...table,
    async transact(writes) {
      const result = await table.transact(writes)
      const rows = writes.flatMap((write) => ('put' in write && write.put.log ? [write.put] : []))
      if (result.kind === 'done' && rows.length > 0) {
        last = last.then(() => sequence(raw, rows))
        await last
      }
      return result
    },
  }
}
