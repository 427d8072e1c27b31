import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backend } from '#cloud/dynamo/backend.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { noFaults } from '#cloud/faults/faults.ts'
import { bodyOf, type Listening, listen } from '#cloud/wire/http.ts'
import { dynamoBudgets } from '#hosts/aws/budgets.ts'
import { type Dynamo, dynamo } from '#hosts/aws/dynamo.ts'
import { site } from '#tests/http/site.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { createTable } from '#tests/support/doubles/create-table.ts'

const local = await openDynamoLocal()
const title = 'missing' in local ? `budgets (no DynamoDB Local: ${local.missing})` : 'budgets of several instances'
const most = 30
const faults = noFaults()
let table: Listening
let client: Dynamo
let name = ''
const told: string[] = []

beforeAll(async () => {
  if ('missing' in local) return
  const call = backend(local.endpoint)
  table = await listen(
    0,
    async (request, response) => {
      const target = String(request.headers['x-amz-target'])
      const body = String(await bodyOf(request))
      const answer = faults.onTable(target.split('.').at(-1) ?? '') ?? (await call(target, body))
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer.body)
    },
    { now: Date.now, failed: console.error },
  )
  client = dynamo(callerAt(`http://127.0.0.1:${table.port}`))
  name = await createTable(client)
})
afterAll(async () => {
  await table?.close()
  if ('close' in local) await local.close()
})

/** Separate process with its own count, over the common table. */
function instance() {
  const open = site({
    deployment: { flags: { 'budget.search': most } },
    host: ({ clock, crypto }) => ({
      budgets: dynamoBudgets({ client, name, clock, crypto, log: (line) => void told.push(line) }),
    }),
  })
  const asks = async (address: string, times: number) => {
    const answers = await Promise.all(Array.from({ length: times }, () => open.ask({ path: '/records?q=1', address })))
    return answers.map(({ status }) => status)
  }
  return { asks, clock: open.host.clock }
}

const served = (answers: readonly number[]) => answers.filter((status) => status === 200).length
const others = (answers: readonly number[]) => [...new Set(answers.filter((status) => status !== 200))]

describe.runIf('endpoint' in local)(title, () => {
  it('hold one address to what it has, whichever of two instances it asks, and give it anew when the time is over', async () => {
    const [one, two] = [instance(), instance()]
    const attack = async () => (await Promise.all([one.asks('192.0.2.1', most), two.asks('192.0.2.1', most)])).flat()
    const first = await attack()
    expect([served(first), others(first)]).toEqual([most, [429]])
    expect(served(await two.asks('192.0.2.2', 3))).toBe(3)
    for (const { clock } of [one, two]) clock.advance(600_000)
    const second = await attack()
    expect([served(second), others(second)]).toEqual([most, [429]])
  })

  it('hold each instance by itself while the table takes no counts, and refuse nobody for it', async () => {
    faults.set({ throttle: 100 })
    told.length = 0
    const [one, two] = [instance(), instance()]
    const answers = (await Promise.all([one.asks('192.0.2.9', most + 5), two.asks('192.0.2.9', most + 5)])).flat()
    faults.set({ throttle: 0 })
    expect([served(answers), others(answers)]).toEqual([2 * most, [429]])
    expect(told).toEqual(Array.from({ length: 2 * most }, () => 'budget.throttled'))
  })
})
