import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hash,
  KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { Crypto } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { type NumberKey, numberCipher } from './number-cipher.ts'

export type KeySet = {
  /** 32 bytes for each purpose of a keyed hash. */
  readonly hmac: Readonly<Record<'actor' | 'subject' | 'session' | 'upload', Uint8Array>>
  /** Later keys, the newest last; the last two count. */
  readonly renewed?: { readonly cookies?: readonly Uint8Array[]; readonly uploads?: readonly Uint8Array[] }
  /** The ledger's key, or whoever signs with it. */
  readonly ledger: KeyObject | Pick<Crypto, 'sign' | 'publicKey'>
  /** For persons' numbers, the newest first. */
  readonly numbers: readonly [NumberKey, ...NumberKey[]]
  readonly beside?: Crypto['beside']
}

/** Crypto made of keys that this process holds. */
export function keyCrypto(keys: KeySet, random: (bytes: number) => Uint8Array): Crypto {
  const ledger = keys.ledger instanceof KeyObject ? signerOf(keys.ledger) : keys.ledger
  // Made once: an HMAC from raw bytes costs seven times more.
  const { actor, subject, session, upload } = keys.hmac
  const [cookie, cookieBefore] = newestTwo(session, keys.renewed?.cookies)
  const [uploadNow, uploadBefore] = newestTwo(upload, keys.renewed?.uploads)
  const secret = {
    actor: createSecretKey(actor),
    subject: createSecretKey(subject),
    session: createSecretKey(session),
    upload: uploadNow,
    cookie,
  }
  const before = { cookie: cookieBefore, upload: uploadBefore }
  const keyed = (purpose: keyof typeof secret, text: string) => hashed(secret[purpose], text)
  const actorOf = remembered((text) => keyed('actor', text))
  return {
    sha256,
    random,
    ...numberCipher(keys.numbers, random),
    keyed: (purpose, text) => (purpose === 'actor' ? actorOf(text) : keyed(purpose, text)),
    accepted: (purpose, text) => [secret[purpose], before[purpose] ?? []].flat().map((key) => hashed(key, text)),
    ...ledger,
    ...(keys.beside && { beside: keys.beside }),
  }
}

const hashed = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest('hex')

/** Hashes for one purpose, whose key is at hand alone. */
export function keyedHash(bytes: Uint8Array): Pick<Crypto, 'keyed'> {
  const key = createSecretKey(bytes)
  return { keyed: (_, text) => hashed(key, text) }
}

/** The newest key, and the one before it. */
function newestTwo(first: Uint8Array, later: readonly Uint8Array[] = []): readonly [KeyObject, KeyObject?] {
  const [newest = first, before] = [first, ...later].toReversed()
  return before ? [createSecretKey(newest), createSecretKey(before)] : [createSecretKey(newest)]
}

/** Ed25519 key from 32 secret bytes (RFC 8410). */
export const ledgerKeyFrom = (seed: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })

function signerOf(key: KeyObject): Pick<Crypto, 'sign' | 'publicKey'> {
  const publicKey = rawPublicKey(key)
  return { sign: async (bytes) => signWith(key, bytes), publicKey: async () => publicKey }
}

export const signWith = (key: KeyObject, bytes: Uint8Array): Uint8Array => new Uint8Array(sign(null, bytes, key))

export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const digits = hash('sha256', bytes, 'binary')
  const digest = new Uint8Array(32)
  for (let i = 0; i < 32; i += 1) digest[i] = digits.charCodeAt(i)
  return digest
}

/** Ed25519 (RFC 8032), by a public key of 32 bytes. */
export const verifyWith = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, message, publicKeyOf(publicKey), signature)

const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
    format: 'der',
    type: 'spki',
  })

export function rawPublicKey(key: KeyObject): Uint8Array {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (x === undefined) throw new Fault('keys.notEd25519', 'the ledger key is no Ed25519 key')
  return new Uint8Array(Buffer.from(x, 'base64url'))
}

/** The same few actors write most of the log. */
function remembered(make: (text: string) => string, most = 1000): (text: string) => string {
  const made = new Map<string, string>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    if (made.size >= most) made.clear()
    const value = make(text)
    made.set(text, value)
    return value
  }
}
