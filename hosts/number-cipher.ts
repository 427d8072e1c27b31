import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Crypto } from '#engine/store/ports.ts'
import { nonceLength, sm4Open, sm4Seal } from './guomi/sm4-cipher.ts'

/** 32 bytes, named before everything they sealed; `s1` is of SM4. */
export type NumberKey = { readonly id: string; readonly bytes: Uint8Array }

/** AES-256-GCM or SM4 under the newest key; `about` is bound in. */
export function numberCipher(
  keys: readonly [NumberKey, ...NumberKey[]],
  random: (bytes: number) => Uint8Array,
): Pick<Crypto, 'encrypt' | 'decrypt' | 'isCurrent'> {
  const [newest] = keys
  return {
    encrypt(text, about) {
      if (isSm4(newest)) {
        const bytes = sm4Seal(newest.bytes, random(nonceLength), text, about)
        return `${newest.id}.${bytes.toString('base64url')}`
      }
      const nonce = random(12)
      const cipher = createCipheriv('aes-256-gcm', newest.bytes, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${newest.id}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    decrypt(sealed, about) {
      const [id = '', body = ''] = sealed.split('.')
      const key = keys.find((one) => one.id === id)
      const bytes = Buffer.from(body, 'base64url')
      // One spelling only: the last letter has bits that decoding drops.
      if (!key || bytes.length < 28 || bytes.toString('base64url') !== body) return null
      if (isSm4(key)) return sm4Open(key.bytes, bytes, about)
      const cipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12))
      cipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(12, 28))
      try {
        return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
      } catch {
        return null // not what was sealed, or not here
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`${newest.id}.`),
  }
}

const isSm4 = ({ id }: NumberKey) => id.startsWith('s')
