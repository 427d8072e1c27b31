import { afterAll, describe, expect, it } from 'vitest'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { logKey } from '#engine/store/keys.ts'
import { dynamo } from '#hosts/aws/dynamo.ts'
import { outbox, outboxBuckets, outboxOf } from '#hosts/aws/item.ts'
import { dynamoJournal } from '#hosts/aws/journal.ts'
import { sequence, sequenceOutbox } from '#hosts/aws/sequence.ts'
import { dynamoTable } from '#hosts/aws/table.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { createTable } from '#tests/support/doubles/create-table.ts'

const local = await openDynamoLocal()
const title = 'missing' in local ? `the sequencer (no DynamoDB Local: ${local.missing})` : 'the sequencer'

afterAll(async () => {
  if ('endpoint' in local) await local.close()
})

async function opened() {
  const client = dynamo(callerAt('endpoint' in local ? local.endpoint : ''))
  const raw = { client, name: await createTable(client) }
  const table = dynamoTable(client, raw.name)
  const write = async (id: string, seq: number, at: number) => {
    const body = { entry: { at, seq } }
    await table.transact([{ put: { ...logKey('case', id, seq), v: 1, body, log: true }, when: 'absent' }])
  }
  const marks = async () => {
    const buckets = Array.from({ length: outboxBuckets }, (_, bucket) => bucket)
    const found = await Promise.all(
      buckets.map((bucket) =>
        client.send('Query', {
          TableName: raw.name,
          IndexName: outbox.name,
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': outbox.pk },
          ExpressionAttributeValues: { ':pk': { S: outboxOf(bucket) } },
        }),
      ),
    )
    return found.reduce((sum, { Count = 0 }) => sum + Count, 0)
  }
  const journal = dynamoJournal(raw)
  const places = async () => (await journal.since(-1, 1000)).map(({ item }) => `${item.pk} ${item.sk}`)
  return { raw, journal, write, marks, places }
}

describe.runIf('endpoint' in local)(title, () => {
  it('finds by their marks the rows that no bell rang for, once, and takes the marks away', async () => {
    const { raw, journal, write, marks, places } = await opened()
    for (let n = 1; n <= 60; n += 1) await write(`C${n % 3}`, Math.ceil(n / 3), n)
    expect([await journal.size(), await marks()]).toEqual([0, 60])
    expect(await journal.since(-2, 1)).toEqual([])
    expect(await sequenceOutbox(raw)).toBe(60)
    expect([await journal.size(), await marks(), new Set(await places()).size]).toEqual([60, 0, 60])
    expect(await sequenceOutbox(raw)).toBe(0)
  })

  it('gives no entry a place before the one that it continues, though its bell came first', async () => {
    const { raw, journal, write, places } = await opened()
    for (const seq of [1, 2, 3]) await write('X', seq, 5)
    expect(await sequence(raw, [logKey('case', 'X', 3)])).toBe(3)
    expect(await places()).toEqual([1, 2, 3].map((seq) => `case#X log#0000000${seq}`))
    expect(await journal.positionOf(logKey('case', 'X', 3))).toBe(2)
    expect(await journal.positionOf(logKey('case', 'Y', 1))).toBeUndefined()
  })

  it('leaves no gap and gives no place twice where several are at work, and doubled bells ring', async () => {
    const { raw, journal, write, places } = await opened()
    for (let n = 1; n <= 120; n += 1) await write(`C${n % 4}`, Math.ceil(n / 4), n)
    const keys = Array.from({ length: 120 }, (_, i) => logKey('case', `C${(i + 1) % 4}`, Math.ceil((i + 1) / 4)))
    const bells = [keys, keys, keys.toReversed()].map((some) => sequence(raw, some))
    const added = await Promise.all([...bells, sequenceOutbox(raw)])
    expect(added.reduce((sum, one) => sum + one, 0)).toBe(120)
    expect([await journal.size(), new Set(await places()).size]).toEqual([120, 120])
  })
})
