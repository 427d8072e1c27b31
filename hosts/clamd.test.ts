import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { clamd } from './clamd.ts'

/** Speaks clamd's side: reads an INSTREAM to its end, then answers. */
async function fakeClamd(answer: (received: Buffer) => string | undefined) {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (part) => {
      heard = Buffer.concat([heard, part])
      const received = content(heard)
      if (!received) return
      const said = answer(received)
      if (said === undefined) socket.destroy()
      else socket.end(`${said}\0`)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { address: `127.0.0.1:${port}`, stop: () => server.close() }
}

function content(heard: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  for (let at = 'zINSTREAM\0'.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

it('sends the whole file and understands the answer', async () => {
  const file = Buffer.alloc(700_000, 'x')
  const daemon = await fakeClamd((received) =>
    received.equals(file)
      ? 'stream: OK'
      : received.includes('EICAR')
        ? 'stream: Eicar-Signature FOUND'
        : 'INSTREAM size limit exceeded. ERROR',
  )
  const scanner = clamd({ address: daemon.address })
  expect(await scanner.scan(file)).toBe('clean')
  expect(await scanner.scan(Buffer.from('EICAR'))).toBe('infected')
  expect(await scanner.scan(Buffer.from('other'))).toBe('unavailable')
  daemon.stop()
})

it('is unavailable when the daemon hangs up, is silent or is not there', async () => {
  const daemon = await fakeClamd(() => undefined)
  expect(await clamd({ address: daemon.address }).scan(Buffer.from('x'))).toBe('unavailable')
  daemon.stop()
  const silent = createServer(() => {})
  await once(silent.listen(0, '127.0.0.1'), 'listening')
  const address = silent.address()
  const port = typeof address === 'object' ? address?.port : undefined
  expect(await clamd({ address: `127.0.0.1:${port}`, timeout: 50 }).scan(Buffer.from('x'))).toBe('unavailable')
  silent.close()
  expect(await clamd({ address: '127.0.0.1:1' }).scan(Buffer.from('x'))).toBe('unavailable')
})
