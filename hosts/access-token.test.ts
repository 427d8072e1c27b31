import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessTokens } from './access-token.ts'

const audience = 'https://credit.example.cn/api/v1'

describe('access tokens', () => {
  let server: Server
  let issuer = ''
  let ours: CryptoKeyPair
  let theirs: CryptoKeyPair

  beforeAll(async () => {
    ours = await generateKeyPair('RS256')
    theirs = await generateKeyPair('RS256')
    const keys = [{ ...(await exportJWK(ours.publicKey)), kid: 'a', alg: 'RS256', use: 'sig' }]
    server = createServer((request, response) => {
      const body = request.url?.endsWith('/keys') ? { keys } : { issuer, jwks_uri: `${issuer}/keys` }
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  })
  afterAll(() => {
    server.close()
  })

  const right = () => ({ sub: 'firm', client_id: 'filing', scope: 'read write', kind: 'organisation', uscc: '91' })
  const signed = (
    claims: object,
    { key = ours.privateKey, aud = audience, iss = issuer, exp = '5m', kid = 'a' } = {},
  ) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'at+jwt' })
      .setIssuedAt()
      .setIssuer(iss)
      .setAudience(aud)
      .setExpirationTime(exp)
      .sign(key)
  const read = (token: string) => accessTokens({ issuer, audience }).read(token)

  test('say who they are for and what they may do', async () => {
    expect(await read(await signed(right()))).toEqual({
      claims: { sub: 'firm', name: '', email: null, kind: 'organisation', uscc: '91', idHash: null, level: '' },
      scopes: ['read', 'write'],
      client: 'filing',
      issuedAt: expect.any(Number),
      isTwoFactor: false,
    })
    expect(await read(await signed({ ...right(), amr: ['pwd', 'otp', 'mfa'] }))).toMatchObject({ isTwoFactor: true })
  })

  test.each([
    ['meant for another', { aud: 'https://credit.example.cn' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['over', { exp: '-1m' }],
    ['of a key nobody published', { kid: 'b' }],
  ])('are nothing if they are %s', async (_name, over) => {
    expect(await read(await signed(right(), over))).toBeNull()
  })

  test('are nothing if somebody else signed them, or nobody', async () => {
    expect(await read(await signed(right(), { key: theirs.privateKey }))).toBeNull()
    const [, payload] = (await signed(right())).split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    expect(await read(`${none}.${payload}.`)).toBeNull()
    const hmac = await new SignJWT(right())
      .setProtectedHeader({ alg: 'HS256', kid: 'a' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(ours.publicKey))))
    expect(await read(hmac)).toBeNull()
    expect(await read('nothing at all')).toBeNull()
  })

  test('are nothing without a person', async () => {
    const { sub: _sub, ...nobody } = right()
    expect(await read(await signed(nobody))).toBeNull()
  })

  test('fault where the issuer does not answer', async () => {
    const gone = accessTokens({ issuer: 'http://127.0.0.1:9', audience })
    await expect(gone.read('a.b.c')).rejects.toThrow('does not answer')
  })
})
