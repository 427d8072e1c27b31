import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { numberCipher } from './number-cipher.ts'

const random = (n: number) => new Uint8Array(randomBytes(n))
const key = (id: string) => ({ id, bytes: random(32) })
const number = '445322198512313332'

test('a number opens under its key and about its own subject, and nowhere else', () => {
  const first = key('1')
  const { encrypt, decrypt } = numberCipher([first], random)
  const sealed = encrypt(number, 'a')
  expect(sealed).not.toContain(number)
  expect(encrypt(number, 'a')).not.toBe(sealed)
  expect(decrypt(sealed, 'a')).toBe(number)
  expect(decrypt(sealed, 'b')).toBeNull()
  expect(numberCipher([key('1')], random).decrypt(sealed, 'a')).toBeNull()
  expect(numberCipher([key('2')], random).decrypt(sealed, 'a')).toBeNull()
})

test('whatever was changed does not open', () => {
  const { encrypt, decrypt } = numberCipher([key('1')], random)
  const sealed = encrypt(number, 'a')
  for (const bad of [
    '',
    '1',
    '1.',
    '1.AAAA',
    `1.${sealed.slice(3)}`,
    `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`,
  ])
    expect(decrypt(bad, 'a')).toBeNull()
})

test('after a rotation the old still opens, and the new is told apart', () => {
  const old = key('1')
  const before = numberCipher([old], random)
  const after = numberCipher([key('2'), old], random)
  const sealed = before.encrypt(number, 'a')
  expect([after.decrypt(sealed, 'a'), after.isCurrent(sealed), before.isCurrent(sealed)]).toEqual([number, false, true])
  expect(after.isCurrent(after.encrypt(number, 'a'))).toBe(true)
})
