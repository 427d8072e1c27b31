import { createHmac, createPrivateKey, createPublicKey, createSecretKey, hash, type KeyObject, sign } from 'node:crypto'
import { Fault } from '#engine/fault.ts'
import type { Crypto } from '#engine/ports.ts'

export type KeySet = {
  /** 32 bytes for each purpose of a keyed hash. */
  readonly hmac: Readonly<Record<Parameters<Crypto['keyed']>[0], Uint8Array>>
  readonly ledger: KeyObject
}

/** Crypto made of keys that this process holds. */
export function keyCrypto(keys: KeySet, random: (bytes: number) => Uint8Array): Crypto {
  const publicKey = rawPublicKey(keys.ledger)
  // A key object is made once: an HMAC from the bytes of a key costs seven times as much.
  const { actor, subject, session, upload } = keys.hmac
  const secret = {
    actor: createSecretKey(actor),
    subject: createSecretKey(subject),
    session: createSecretKey(session),
    upload: createSecretKey(upload),
  }
  return {
    sha256: (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')),
    random,
    keyed: (purpose, text) => createHmac('sha256', secret[purpose]).update(text).digest('hex'),
    sign: async (bytes) => new Uint8Array(sign(null, bytes, keys.ledger)),
    publicKey: async () => publicKey,
  }
}

/** An Ed25519 key from its 32 secret bytes (RFC 8410). */
export const ledgerKeyFrom = (seed: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })

function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (x === undefined) throw new Fault('keys.notEd25519', 'the ledger key is no Ed25519 key')
  return new Uint8Array(Buffer.from(x, 'base64url'))
}
