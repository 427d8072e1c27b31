import type { CodeFault } from './code-fault.ts'

// GB 11714: A = 10 … Z = 35.
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** Fault of an organisation code; null: right. */
export function organisationCodeFault(code: string): CodeFault | null {
  const plain = /^.{8}-.$/.test(code) ? code.slice(0, 8) + code.slice(9) : code
  if (plain.length !== 9) return { kind: 'length' }
  const strange = [...plain].find((letter) => !alphabet.includes(letter))
  if (strange !== undefined) return { kind: 'alphabet', character: strange }
  const expected = organisationCheckCharacter(plain.slice(0, 8))
  return plain[8] === expected ? null : { kind: 'checksum', expected }
}

/** The ninth character for the first eight. */
export function organisationCheckCharacter(body: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(body.charAt(i)), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
