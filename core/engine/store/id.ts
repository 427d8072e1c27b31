import { shanghaiDay } from '#law/day.ts'
import { base32, checkCharacter } from './base32.ts'
import type { Crypto } from './ports.ts'

/** 128 random bits in Crockford base32, made at the door (ADR 16). */
export const newId = (crypto: Pick<Crypto, 'random'>): string => base32(crypto.random(16))

/** A number for people: area, day, random, check character. Not sequential. */
export function caseNumber(area: string, at: number, crypto: Pick<Crypto, 'random'>): string {
  const body = `${area}-${shanghaiDay(at).replaceAll('-', '')}-${base32(crypto.random(5))}`
  return `${body}${checkCharacter(body)}`
}

/** False where a character was mistyped. */
export function isCaseNumber(text: string): boolean {
  return /^\d{6}-\d{8}-[0-9A-Z]{9}$/.test(text) && checkCharacter(text.slice(0, -1)) === text.at(-1)
}
