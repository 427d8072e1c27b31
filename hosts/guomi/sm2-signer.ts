import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { Crypto } from '#engine/store/ports.ts'

/** PEM of a new SM2 key. */
export const newSm2Key = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** SM2 with SM3 by Node's OpenSSL; the signer's ID is empty. */
export function sm2Signer(pem: string): NonNullable<Crypto['beside']> {
  // Read from PEM: else OpenSSL takes it for ECDSA.
  const key = createPrivateKey(pem)
  const publicKey = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }))
  return { kind: 'sm2-sm3', publicKey, sign: (bytes) => new Uint8Array(sign('sm3', bytes, key)) }
}
