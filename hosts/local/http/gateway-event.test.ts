import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { gatewayEvent } from './gateway-event.ts'

const forged = '203.0.113.9, 198.51.100.7, 10.0.0.1'

it.each([
  [0, forged, '127.0.0.1'],
  [1, forged, '10.0.0.1'],
  [2, forged, '198.51.100.7'],
  [1, undefined, '127.0.0.1'],
])('with %i proxies in front takes of %j the address that the outermost one heard', async (proxies, heard, sender) => {
  const senders: string[] = []
  const server = createServer((request, response) => {
    senders.push(gatewayEvent(request, Buffer.alloc(0), 0, proxies).requestContext.http.sourceIp)
    response.end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  await fetch(`http://127.0.0.1:${port}/`, { headers: heard === undefined ? {} : { 'x-forwarded-for': heard } })
  server.close()
  expect(senders).toEqual([sender])
})
