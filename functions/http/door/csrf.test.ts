import { expect, test } from 'vitest'
import { memoryCrypto } from '#hosts/memory/crypto.ts'
import { isCsrf, maskedCsrf } from './csrf.ts'

const secret = '00112233445566778899aabbccddeeff'
const crypto = memoryCrypto()

test('a token is other bytes in each answer, and always the session’s own', () => {
  const tokens = Array.from({ length: 50 }, () => maskedCsrf(crypto, secret))
  expect(new Set(tokens).size).toBe(50)
  expect(tokens.every((token) => isCsrf(token, secret) && !token.includes(secret))).toBe(true)
})

test.each(['', secret, secret + secret, '0'.repeat(64), 'x'.repeat(64), `${'0'.repeat(32)}${secret}00`])(
  'the token %s opens nothing',
  (token) => expect(isCsrf(token, secret)).toBe(false),
)

test('every bit of a token counts', () => {
  const token = maskedCsrf(crypto, secret)
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === '0' ? '1' : '0'
    expect(isCsrf(token.slice(0, at) + other + token.slice(at + 1), secret)).toBe(false)
  }
})

test('without a session there is no token, and none fits', () => {
  expect(maskedCsrf(crypto, '')).toBe('')
  expect([isCsrf('', ''), isCsrf(undefined, secret), isCsrf('', secret)]).toEqual([false, false, false])
})
