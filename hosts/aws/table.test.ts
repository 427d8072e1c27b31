import { afterAll, beforeEach, expect, it } from 'vitest'
import { type Listening, listen } from '#cloud/wire/http.ts'
import { answering } from '#tests/support/doubles/answering.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { dynamo } from './dynamo.ts'
import { dynamoTable } from './table.ts'

const space = 'com.amazonaws.dynamodb.v20120810#'
/** Cancellation reasons in turn; an empty one means success. */
let answers: (readonly string[])[] = []
let asked = 0

const server: Listening = await listen(
  0,
  async (request, response) => {
    request.resume()
    asked += 1
    const codes = answers.shift()
    const CancellationReasons = codes?.map((Code) => ({ Code }))
    const body = codes ? { __type: `${space}TransactionCanceledException`, CancellationReasons } : {}
    response.writeHead(codes ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
  },
  { now: Date.now, failed: console.error },
)
const table = dynamoTable(dynamo(callerAt(`http://127.0.0.1:${server.port}`)), 't')
const write = () => table.transact([{ put: { pk: 'case#1', sk: 'case', v: 1, body: null }, when: 'absent' }])

beforeEach(() => {
  asked = 0
})
afterAll(() => server.close())

it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
  'tries again what came to nothing by %s alone',
  async (code) => {
    answers = [[code], ['None', code]]
    expect(await write()).toEqual({ kind: 'done' })
    expect(asked).toBe(3)
  },
)

it('tells a condition that failed, and throws what will not pass', async () => {
  answers = [['ConditionalCheckFailed']]
  expect(await write()).toEqual({ kind: 'conflict', on: 0 })
  answers = [['ValidationError']]
  await expect(write()).rejects.toMatchObject({ code: 'table.cancelled' })
})

it('asks about a transaction under way by its own token, and begins a cancelled one anew', async () => {
  const underWay = { status: 400, body: { __type: `${space}TransactionInProgressException` } }
  const conflict = [{ Code: 'TransactionConflict' }]
  const cancelled = { __type: `${space}TransactionCanceledException`, CancellationReasons: conflict }
  // A call asks six times by itself; the seventh is the table's.
  const services = await answering((_told, n) => (n < 6 ? underWay : n === 6 ? { status: 400, body: cancelled } : {}))
  const slow = dynamoTable(dynamo(callerAt(services.url)), 't')
  const put = { pk: 'case#1', sk: 'case', v: 1, body: null }
  expect(await slow.transact([{ put, when: 'absent' }])).toEqual({ kind: 'done' })
  const tokens = services.asked.map(({ body }) => JSON.parse(body).ClientRequestToken)
  expect([tokens.length, new Set(tokens.slice(0, 7)).size, new Set(tokens).size]).toEqual([8, 1, 2])
  services.close()
})

it('says that it is busy where others stay in the way', async () => {
  answers = Array.from({ length: 12 }, () => ['TransactionConflict'])
  await expect(write()).rejects.toMatchObject({ code: 'table.contention' })
  expect(asked).toBe(12)
})
