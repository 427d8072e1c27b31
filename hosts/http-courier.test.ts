import { once } from 'node:events'
import { createServer } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { httpCourier } from './http-courier.ts'

type Call = { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }

async function gateway(status: number) {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    calls.push({ headers: request.headers, body: await textOf(request) })
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('{}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/send`
  return { calls, url, close: () => new Promise((done) => server.close(done)) }
}

it.each([
  [200, 'accepted'],
  [202, 'accepted'],
  [400, 'permanent'],
  [422, 'permanent'],
  [429, 'temporary'],
  [401, 'technical'],
  [503, 'technical'],
  [302, 'technical'],
])('hands a text to the gateway; %i means %s', async (status, kind) => {
  const { calls, url, close } = await gateway(status)
  const outcome = await httpCourier({ url, token: 'secret' }).send({
    to: '13800000000',
    text: '测试',
    id: '<c1.mail@x>',
  })
  await close()
  expect(outcome.kind).toBe(kind)
  expect(calls).toHaveLength(1)
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ to: '13800000000', text: '测试' })
  expect(calls[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'idempotency-key': '<c1.mail@x>' })
})

it('says why where nobody listens', async () => {
  const { url, close } = await gateway(200)
  await close()
  const outcome = await httpCourier({ url, token: 'secret' }).send({ to: '13800000000', text: '测试' })
  expect(outcome).toMatchObject({ kind: 'technical', reason: expect.stringContaining('ECONNREFUSED') })
})

it.each([
  ['a secret of two lines', 'http://127.0.0.1:1/send', 'hunter2\nhunter3'],
  ['a password in the address', 'http://user:hunter2@127.0.0.1:1/send', 'secret'],
])('says nothing secret where a request cannot be made: %s', async (_, url, token) => {
  const outcome = await httpCourier({ url, token }).send({ to: '13800000000', text: '测试' })
  expect(outcome.kind).toBe('technical')
  expect(JSON.stringify(outcome)).not.toContain('hunter')
})
