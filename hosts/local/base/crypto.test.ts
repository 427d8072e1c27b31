import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '#tests/contract/folder.ts'
import { localCrypto, newKey } from './crypto.ts'

test('chance comes in pieces of the length asked for, no two alike', async () => {
  const place = await folder()
  const { random } = localCrypto(place.path)
  const pieces = Array.from({ length: 2000 }, () => random(16))
  const kept = pieces.map((piece) => Buffer.from(piece).toString('hex'))
  expect(new Set(kept).size).toBe(2000)
  expect(random(5000)).toHaveLength(5000)
  for (let n = 1; n < 400; n += 1) expect(random(n)).toHaveLength(n)
  expect(new Set(pieces.map((piece) => piece.buffer)).size).toBe(2000)
  expect(pieces.map((piece) => Buffer.from(piece).toString('hex'))).toEqual(kept)
  await place.remove()
})

test('hashes are SHA-256, and keyed ones HMAC under the key of their purpose', async () => {
  const place = await folder()
  const { sha256, keyed } = localCrypto(place.path)
  const bytes = new TextEncoder().encode('信用')
  expect(Buffer.from(sha256(bytes))).toEqual(createHash('sha256').update(bytes).digest())
  for (const purpose of ['actor', 'subject', 'session', 'upload'] as const) {
    const key = Buffer.from(readFileSync(join(place.path, 'keys', `${purpose}.hex`), 'utf8').trim(), 'hex')
    expect(keyed(purpose, 'hj-1')).toBe(createHmac('sha256', key).update('hj-1').digest('hex'))
  }
  await place.remove()
})

test.each([
  ['cookies', 'cookie', 'session'],
  ['uploads', 'upload', 'upload'],
] as const)('a later key of %s takes over, and the one before it still counts', async (kind, purpose, first) => {
  const place = await folder()
  const before = localCrypto(place.path)
  expect(before.keyed(purpose, 'x')).toBe(before.keyed(first, 'x'))
  expect(before.accepted(purpose, 'x')).toEqual([before.keyed(purpose, 'x')])
  expect([newKey(place.path, kind), newKey(place.path, 'numbers')]).toEqual([`${kind}-1`, 'numbers-2'])
  const once = localCrypto(place.path)
  expect(once.keyed(purpose, 'x')).not.toBe(before.keyed(purpose, 'x'))
  expect(once.accepted(purpose, 'x')).toEqual([once.keyed(purpose, 'x'), before.keyed(purpose, 'x')])
  expect(once.keyed('session', 'x')).toBe(before.keyed('session', 'x'))
  expect(newKey(place.path, kind)).toBe(`${kind}-2`)
  const twice = localCrypto(place.path)
  expect(twice.accepted(purpose, 'x')).toEqual([twice.keyed(purpose, 'x'), once.keyed(purpose, 'x')])
  await place.remove()
})
