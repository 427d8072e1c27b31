import { createCipheriv, createDecipheriv } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Crypto, Totp } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'

const period = 30

/** Codes of secrets sealed (AES-256-GCM) against the store's readers. */
export function totp(crypto: Pick<Crypto, 'keyed' | 'random'>, issuer: string): Totp {
  const key = Buffer.from(crypto.keyed('session', 'authenticator secrets'), 'hex')
  const codes = (sealed: string, account: string) =>
    new TOTP({ issuer, label: account, secret: new Secret({ buffer: opened(key, sealed) }), period, digits: 6 })
  return {
    newSecret: () => seal(key, crypto.random(12), crypto.random(20)),
    show(sealed, account) {
      const one = codes(sealed, account)
      return { uri: one.toString(), secret: one.secret.base32 }
    },
    stepOf(sealed, code, at) {
      if (!/^\d{6}$/.test(code)) return null
      const drift = codes(sealed, '').validate({ token: code, timestamp: at, window: 1 })
      return drift === null ? null : Math.floor(at / 1000 / period) + drift
    },
  }
}

function seal(key: Uint8Array, nonce: Uint8Array, secret: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

function opened(key: Uint8Array, text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64')
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
  try {
    return new Uint8Array(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()])).buffer
  } catch (cause) {
    throw new Fault('keys.otherSeal', 'an authenticator was sealed under another key', { cause })
  }
}
