import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditOnwards } from '#audit/night/audit-onwards.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { nightAudit, nightKey } from '#engine/proof/audited.ts'
import type { Item } from '#engine/store/ports.ts'
import { type Attributes, dynamo } from '#hosts/aws/dynamo.ts'
import { fromAttributes, keyAttributes, toAttributes } from '#hosts/aws/item.ts'
import { dynamoJournal, type Raw } from '#hosts/aws/journal.ts'
import { nightWorld } from '#hosts/aws/night-world.ts'
import { sequence } from '#hosts/aws/sequence.ts'
import { dynamoTable } from '#hosts/aws/table.ts'
import { localPublicFolder } from '#hosts/local/store/public-folder.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import { addDays, instantOn, shanghaiDay } from '#law/day.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { createTable } from '#tests/support/doubles/create-table.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople } from './busy-people.ts'
import { hashesIn, type RanStore, ranStore } from './ran-store.ts'

const local = await openDynamoLocal()
const title = 'missing' in local ? `the night on AWS (no DynamoDB Local: ${local.missing})` : 'the night on AWS'
const caller = callerAt('endpoint' in local ? local.endpoint : '')
const client = dynamo(caller)
let store: RanStore

beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, { also: busyPeople })
})
afterAll(async () => {
  store.remove()
  if ('endpoint' in local) await local.close()
})

/** The same store in its own table, row by row. */
async function moved(): Promise<Raw> {
  const raw = { client, name: await createTable(client) }
  const whole = wholeStore(store.folder)
  const put = (item: Item) => client.send('PutItem', { TableName: raw.name, Item: toAttributes(item) })
  for (const { items } of whole.partitions()) await Promise.all(items.filter(({ log }) => !log).map(put))
  for (const { item } of await whole.journal.since(-1, 10_000)) {
    await put(item)
    await sequence(raw, [item])
  }
  whole.close()
  return raw
}

/** A night of slices of five looks each. */
async function night(raw: Raw) {
  const [table, journal] = [dynamoTable(raw.client, raw.name), dynamoJournal(raw)]
  const { engine, folder } = store
  const known = hashesIn(folder)
  const publicFolder = localPublicFolder(folder, engine.clock)
  const environment = { REDRESS_CLEAN_BUCKET: 'clean', REDRESS_QUARANTINE_BUCKET: 'quarantine' }
  const own = nightWorld({ raw, caller, environment }, { ...engine, table, journal, publicFolder })
  const world = { ...own, fileHash: async (key: string) => known.get(key) ?? null }
  const before = engine.clock.now()
  let asked = 0
  const isOver = () => ++asked % 5 === 0
  await auditOnwards(world, isOver)
  engine.setClock(instantOn(addDays(shanghaiDay(before), 1), '03:30'))
  let sittings = 0
  while (await auditOnwards(world, isOver)) sittings += 1
  engine.setClock(before)
  return { sittings, last: (await nightAudit({ table }))?.last }
}

/** Rewrites past the program, as somebody with rights might. */
async function changed(raw: Raw, isWanted: (item: Item) => boolean, change: (row: Attributes) => Attributes | null) {
  const { Items = [] } = await raw.client.send('Scan', { TableName: raw.name })
  const rows = Items.filter((row) => row['body'] !== undefined && isWanted(fromAttributes(row)))
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    const Item = change(row)
    const Key = { pk: row['pk'], sk: row['sk'] }
    const call = Item ? (['PutItem', { Item }] as const) : (['DeleteItem', { Key }] as const)
    await raw.client.send(call[0], { TableName: raw.name, ...call[1] })
  }
}

const reworded = (row: Attributes, from: RegExp, to: string) => ({
  ...row,
  body: { S: JSON.stringify(fromAttributes(row).body).replace(from, to) },
})

describe.runIf('endpoint' in local)(title, () => {
  it('agrees with what was left as it was, partition by partition', async () => {
    const { sittings, last } = await night(await moved())
    expect(last?.first).toEqual([])
    expect(last?.rows).toBeGreaterThan(20)
    expect(sittings).toBeGreaterThan(5)
  })

  it('finds a rewritten case, a lost index entry, a person gone and a forged row', async () => {
    const raw = await moved()
    await changed(
      raw,
      ({ sk }) => sk === 'case',
      (row) => reworded(row, /"state":"\w+"/, '"state":"closed2"'),
    )
    await changed(
      raw,
      ({ sk, index }) => sk === 'record' && index?.lookup !== undefined,
      ({ lookupPk: _, ...row }) => row,
    )
    await changed(
      raw,
      ({ pk }) => /^seat#.*#head$/.test(pk),
      () => null,
    )
    await changed(
      raw,
      ({ pk, sk }) => pk.startsWith('case#') && sk === 'log#00000002',
      (row) => reworded(row, /"actor":"[^"]*"/, '"actor":"nobody"'),
    )
    const said = (await night(raw)).last?.first.map(({ en }) => en).join('\n')
    expect(said).toMatch(/case: it is not what the log says: state/)
    expect(said).toMatch(/index/)
    expect(said).toMatch(/person, in the directory and at each seat: the log has it, and it is gone/)
    expect(said).toMatch(/log: it is damaged/)
  })

  it('finds rows that the ledger does not have: by a mark that no sequencer finds, or by another row’s place', async () => {
    const raw = await moved()
    const told = async () => {
      const said = (await night(raw)).last?.first.map(({ en }) => en) ?? []
      await raw.client.send('DeleteItem', { TableName: raw.name, Key: keyAttributes(nightKey) })
      return said.filter((text) => text.includes('no place of its own in the ledger'))
    }
    const second = ({ pk, sk }: Item) => pk.startsWith('case#') && sk === 'log#00000002'
    let before: Attributes = {}
    await changed(raw, second, (row) => {
      before = row
      const { place: _, ...bare } = row
      return { ...bare, outboxPk: { S: 'outbox#9' }, outboxSk: { S: 'x' } }
    })
    expect(await told()).toEqual([
      expect.stringMatching(/case#\w+ log#00000002/),
      expect.stringMatching(/: \d+ \/ \d+/),
    ])
    await changed(raw, second, () => before)
    await raw.client.send('PutItem', { TableName: raw.name, Item: { ...before, sk: { S: 'log#00000099' } } })
    expect(await told()).toEqual([expect.stringMatching(/: \d+ \/ \d+/)])
  })
})
