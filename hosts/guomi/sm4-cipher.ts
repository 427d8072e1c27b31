import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'

/** SM4-CTR, then HMAC-SM3: Node has no SM4-GCM. */
export function sm4Seal(key: Uint8Array, nonce: Uint8Array, text: string, about: string): Buffer {
  const cipher = createCipheriv('sm4-ctr', key.subarray(0, 16), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, tagOf(key, about, nonce, sealed), sealed])
}

/** Null: changed, or sealed elsewhere. */
export function sm4Open(key: Uint8Array, bytes: Uint8Array, about: string): string | null {
  if (bytes.length < nonceLength + tagLength) return null
  const nonce = bytes.subarray(0, nonceLength)
  const tag = bytes.subarray(nonceLength, nonceLength + tagLength)
  const sealed = bytes.subarray(nonceLength + tagLength)
  if (!timingSafeEqual(tag, tagOf(key, about, nonce, sealed))) return null
  const cipher = createDecipheriv('sm4-ctr', key.subarray(0, 16), nonce)
  return Buffer.concat([cipher.update(sealed), cipher.final()]).toString('utf8')
}

export const nonceLength = 16
const tagLength = 32

function tagOf(key: Uint8Array, about: string, nonce: Uint8Array, sealed: Uint8Array): Buffer {
  const bound = Buffer.from(about)
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(bound.length))
  return createHmac('sm3', key.subarray(16)).update(length).update(bound).update(nonce).update(sealed).digest()
}
