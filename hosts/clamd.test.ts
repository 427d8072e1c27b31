import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { fakeClamd } from '#tests/support/doubles/fake-clamd.ts'
import { clamd } from './clamd.ts'

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
