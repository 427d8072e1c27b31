import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fakeClamd } from '#tests/support/doubles/fake-clamd.ts'
import { openHost } from './index.ts'

const hex = '0'.repeat(64)
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const asked: string[] = []
const before = { ...process.env }
const keys = { actor: hex, subject: hex, session: hex, upload: hex, numbers: [{ id: '1', key: hex }] }

/** Secrets Manager and KMS, as far as asked. */
const services = createServer(async (request, response) => {
  const target = String(request.headers['x-amz-target'])
  const body = JSON.parse(await text(request))
  asked.push(`${target} ${body.SecretId ?? body.KeyId}`)
  const signed = () => sign(null, Buffer.from(body.Message, 'base64'), privateKey).toString('base64')
  const answers: Readonly<Record<string, () => object>> = {
    'secretsmanager.GetSecretValue': () => ({
      SecretString: JSON.stringify({
        clientSecret: 'y',
        couriersToken: 't',
        smsToken: 's',
        keys: JSON.stringify(keys),
      }),
    }),
    'TrentService.GetPublicKey': () => ({
      PublicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    }),
    'TrentService.Sign': () => ({ Signature: signed() }),
  }
  response.end(JSON.stringify(answers[target]?.()))
})

beforeAll(async () => {
  await once(services.listen(0, '127.0.0.1'), 'listening')
  const address = services.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  Object.assign(process.env, {
    ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
    ...{ AWS_ENDPOINT_URL_SECRETS_MANAGER: url, AWS_ENDPOINT_URL_KMS: url },
  })
})
afterAll(() => {
  process.env = before
  services.close()
})

const opened = (more: Readonly<Record<string, string>> = {}) =>
  openHost({
    REDRESS_TABLE: 't',
    REDRESS_QUARANTINE_BUCKET: 'q',
    REDRESS_CLEAN_BUCKET: 'c',
    REDRESS_PUBLIC_BUCKET: 'p',
    REDRESS_MACHINES: 'arn:aws:states:x',
    REDRESS_MODE: 'wait',
    REDRESS_URL: 'https://xy.example',
    REDRESS_DEPLOYMENT: 'deployments/yunfu',
    REDRESS_SMTP: 'smtps://mail.example',
    REDRESS_MAIL_FROM: 'no-reply@xy.example',
    REDRESS_ISSUER: 'https://sso.example',
    REDRESS_CLIENT_ID: 'x',
    REDRESS_SECRET: 'redress',
    REDRESS_LEDGER: 'kms:key-1',
    ...more,
  })

it('has no printer and no seal unless it is told of one: papers stay drafts there, and nothing of them counts as served', async () => {
  expect((await opened()).printing ?? null).toBeNull()
})

it('fetches its keys from the secret, and signs with a key that it never sees', async () => {
  asked.length = 0
  const { crypto } = await opened()
  const message = new TextEncoder().encode('redress/445300\n1\n')
  const signature = await crypto.sign(message)
  expect(verify(null, message, publicKey, signature)).toBe(true)
  const { x } = publicKey.export({ format: 'jwk' })
  expect(Buffer.from(await crypto.publicKey()).toString('base64url')).toBe(x)
  await crypto.publicKey()
  expect(asked).toEqual([
    'secretsmanager.GetSecretValue redress',
    'TrentService.Sign key-1',
    'TrentService.GetPublicKey key-1',
  ])
})

it('proves an entry without the right to sign where the ledger’s key is in a secret', async () => {
  const { crypto } = await opened({ REDRESS_LEDGER: 'secret:redress-ledger', REDRESS_LEDGER_PUBLIC: 'ab'.repeat(32) })
  asked.length = 0
  expect(Buffer.from(await crypto.publicKey()).toString('hex')).toBe('ab'.repeat(32))
  expect(asked).toEqual([])
})

it('sends by the city’s own channels beside texts, each at its gateway, and counts on none that is not named', async () => {
  const url = String(process.env['AWS_ENDPOINT_URL_KMS'])
  const there = async (more: Readonly<Record<string, string>> = {}) =>
    Object.entries((await opened(more)).couriers).flatMap(([name, { isThere }]) => (isThere ? [name] : []))
  expect(await there({ REDRESS_COURIERS: `letter=${url},mini=${url}` })).toEqual(['letter', 'counter', 'mini'])
  expect(await there()).toEqual(['counter'])
  const { couriers } = await opened({ REDRESS_COURIERS: `mini=${url}`, REDRESS_SMS_URL: url })
  expect(await couriers.mini.send({ to: 'sub-1', text: '案件有新进展' })).toEqual({ kind: 'accepted' })
  expect(couriers.sms.isThere).toBe(true)
  expect(await couriers.sms.send({ to: '13800000000', text: '案件有新进展' })).toEqual({ kind: 'accepted' })
})

it('has files scanned by the clamd that it is told of, and by nobody without one', async () => {
  const daemon = await fakeClamd((file) => (file.includes('EICAR') ? 'stream: Eicar FOUND' : 'stream: OK'))
  const { scanner } = await opened({ REDRESS_CLAMD: daemon.address })
  expect([await scanner.scan(Buffer.from('EICAR')), await scanner.scan(Buffer.from('x'))]).toEqual([
    'infected',
    'clean',
  ])
  daemon.stop()
  expect(await (await opened()).scanner.scan(Buffer.from('x'))).toBe('unavailable')
})
