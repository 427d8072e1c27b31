import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { der } from './der.ts'

const years = (n: number) => n * 365.25 * 86_400_000

/** Self-signed P-256 certificate (PEM): proves a file unchanged, not its maker. */
export function selfSigned(name: string, at: number): string {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: pkcs8,
    publicKeyEncoding: spki,
  })
  const key = createPrivateKey(privateKey)
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const who = der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.text(name))))
  const signedBody = der.sequence(
    der.context(0, der.integer(new Uint8Array([2]))),
    der.integer(new Uint8Array([0x40, ...randomBytes(15)])),
    ecdsaWithSha256,
    who,
    der.sequence(der.time(at - 86_400_000), der.time(at + years(20))),
    who,
    new Uint8Array(publicKey),
    der.context(3, der.sequence(keyUsage)),
  )
  const whole = der.sequence(signedBody, ecdsaWithSha256, der.bits(sign('sha256', signedBody, key)))
  const lines =
    Buffer.from(whole)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `${privateKey}-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

export const ecdsaWithSha256 = der.sequence(der.oid('1.2.840.10045.4.3.2'))

const pkcs8 = { type: 'pkcs8', format: 'pem' } as const
const spki = { type: 'spki', format: 'pem' } as const

/** digitalSignature and nonRepudiation. */
const keyUsage = der.sequence(der.oid('2.5.29.15'), der.yes(), der.octets(der.bits(new Uint8Array([0xc0]), 6)))
