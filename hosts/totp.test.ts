import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { beginAuthenticator, checkAuthenticator, removeAuthenticator } from '#engine/people/second-factor.ts'
import { memoryCrypto } from './memory/crypto.ts'
import { memoryHost } from './memory/index.ts'
import { totp } from './totp.ts'

// RFC 6238, appendix B: the SHA-1 secret, last six of eight digits.
const rfc = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
] as const

test.each(rfc)('knows the code of RFC 6238 at %i s', (seconds, code) => {
  const crypto = {
    ...memoryCrypto(),
    random: (n: number) => new TextEncoder().encode('12345678901234567890').slice(0, n),
  }
  const codes = totp(crypto, 'Redress')
  const sealed = codes.newSecret()
  expect(codes.stepOf(sealed, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
  expect(codes.stepOf(sealed, code, (seconds + 30) * 1000)).toBe(Math.floor(seconds / 30))
  expect(codes.stepOf(sealed, code, (seconds + 90) * 1000)).toBeNull()
})

test('what is stored is not the secret, and opens under no other key', () => {
  const codes = totp(memoryCrypto(), 'Redress')
  const sealed = codes.newSecret()
  const { secret, uri } = codes.show(sealed, 'hj-1')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(uri).toContain(`secret=${secret}`)
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain(secret)
  expect(() => totp(memoryCrypto('other'), 'Redress').show(sealed, 'hj-1')).toThrow(/another key/)
})

test('an authenticator’s code is good once, and five wrong ones make it wait', async () => {
  const host = memoryHost()
  const { sealed } = await beginAuthenticator(host, 'hj-1')
  const code = () => codeOf(host, sealed)
  expect(await checkAuthenticator(host, 'hj-1', code())).toBe('right')
  expect(await checkAuthenticator(host, 'hj-1', code())).toBe('codeOver')
  expect((await beginAuthenticator(host, 'hj-1')).sealed).toBe(sealed)
  for (let n = 0; n < 4; n += 1) expect(await checkAuthenticator(host, 'hj-1', 'wrong')).toBe('codeWrong')
  host.clock.advance(60_000)
  expect(await checkAuthenticator(host, 'hj-1', code())).toBe('tooManyCodes')
  host.clock.advance(15 * 60_000)
  expect(await checkAuthenticator(host, 'hj-1', code())).toBe('right')
  expect(await removeAuthenticator(host, 'hj-1')).toBe(true)
  expect(await checkAuthenticator(host, 'hj-1', code())).toBe('codeOver')
})

/** As the person's telephone would make it, from the secret shown once. */
function codeOf({ totp: codes, clock }: ReturnType<typeof memoryHost>, sealed: string): string {
  const { secret } = codes.show(sealed, 'hj-1')
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: clock.now() })
}
