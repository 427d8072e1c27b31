import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'

const before = { ...process.env }
const asked: unknown[] = []
const kms = createServer(async (request, response) => {
  asked.push(JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString()))
  response.end(JSON.stringify({ Signature: Buffer.from('signed').toString('base64') }))
})

beforeAll(async () => {
  await once(kms.listen(0, '127.0.0.1'), 'listening')
  const address = kms.address()
  Object.assign(process.env, {
    ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', REDRESS_LEDGER: 'kms:key-1' },
    AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
  })
})
afterAll(() => {
  process.env = before
  kms.close()
})

it('signs the hash of an entry, and nothing that could be a checkpoint', async () => {
  const { handler } = await import('./attest.ts')
  const hash = 'ab'.repeat(32)
  expect(await handler({ hash })).toEqual({ signature: Buffer.from('signed').toString('base64') })
  expect(asked).toEqual([
    expect.objectContaining({ KeyId: 'key-1', Message: Buffer.from(hash, 'hex').toString('base64') }),
  ])
  const checkpoint = Buffer.from('redress/445300\n1\nRaQqF0l3xSmZ0Yc0wWfTzIyQ0b7P2mFQ0b0cC2u9v5k=\n').toString('hex')
  for (const wrong of [checkpoint, hash.slice(2), `${hash}00`, hash.toUpperCase()])
    await expect(handler({ hash: wrong })).rejects.toThrow()
  expect(asked).toHaveLength(1)
})
