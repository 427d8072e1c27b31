import { shanghaiDay } from '#law/day.ts'
import type { Crypto } from './ports.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 128 random bits in Crockford base32, made at the door (decision 31). */
export const newId = (crypto: Pick<Crypto, 'random'>): string => base32(crypto.random(16))

/** What a person sees and says: area, day, random, check character. Not sequential. */
export function caseNumber(area: string, at: number, crypto: Pick<Crypto, 'random'>): string {
  const body = `${area}-${shanghaiDay(at).replaceAll('-', '')}-${base32(crypto.random(5))}`
  return `${body}${checkCharacter(body)}`
}

/** False where a character was mistyped. */
export function isCaseNumber(text: string): boolean {
  return /^\d{6}-\d{8}-[0-9A-Z]{9}$/.test(text) && checkCharacter(text.slice(0, -1)) === text.at(-1)
}

function checkCharacter(text: string): string {
  let sum = 0
  for (const character of text) sum = (sum * 33 + (character.codePointAt(0) ?? 0)) % 1021
  return alphabet[sum % 32] ?? '0'
}

function base32(bytes: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(value >>> bits) & 31]
    }
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text
}
