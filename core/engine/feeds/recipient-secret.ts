import type { Engine } from '#engine/store/engine.ts'
import { bytesOf, concat, fromBase64, fromHex, type Sha256, toBase64 } from '#ledger/bytes.ts'
import type { Recipient } from '#records/recipient.ts'

type Keyed = { readonly crypto: Pick<Engine['crypto'], 'keyed' | 'sha256'> }

/** Never stored; several, newest first, while a key changes. */
export function recipientSecrets(
  { crypto }: Pick<Keyed, 'crypto'>,
  { id, keys }: Pick<Recipient, 'id' | 'keys'>,
): readonly string[] {
  return (keys ?? ['1']).map(
    (key) => `whsec_${toBase64(fromHex(crypto.keyed('session', `recipient ${id} ${key}`)) ?? new Uint8Array())}`,
  )
}

/** Signs as Standard Webhooks do, once a key. */
export function signedFor(
  engine: Keyed,
  to: Recipient,
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
): string {
  const text = bytesOf(`${id}.${Math.floor(at / 1000)}.${body}`)
  return recipientSecrets(engine, to)
    .map((secret) => fromBase64(secret.slice('whsec_'.length)) ?? new Uint8Array())
    .map((key) => `v1,${toBase64(hmac(engine.crypto.sha256, key, text))}`)
    .join(' ')
}

/** RFC 2104; keys here are 32 bytes, below the block. */
function hmac(sha256: Sha256, key: Uint8Array, text: Uint8Array): Uint8Array {
  const block = new Uint8Array(64)
  block.set(key)
  const mask = (by: number) => block.map((byte) => byte ^ by)
  return sha256(concat(mask(0x5c), sha256(concat(mask(0x36), text))))
}
