import { type Day, isDay } from '#law/day.ts'
import type { CodeFault } from './code-fault.ts'

// GB 11643.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checks = '10X98765432'
// Counties change, so reject none; these two digits never did (81–83: permits).
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/

/** Fault of an upper-case resident identity number; null where there is none. */
export function residentIdFault(code: string, today?: Day): CodeFault | null {
  if (/^\d{15}$/.test(code)) return { kind: 'fifteenDigits' }
  if (code.length !== 18) return { kind: 'length' }
  if (!/^\d{17}[\dX]$/.test(code)) return { kind: 'format' }
  const born = birthDay(code)
  if (born === null) return { kind: 'date' }
  if (today !== undefined && born > today) return { kind: 'futureDate' }
  if (!provinces.test(code)) return { kind: 'area' }
  const expected = residentCheckCharacter(code.slice(0, 17))
  return code[17] === expected ? null : { kind: 'checksum', expected }
}

/** The 18th character for the first 17 digits. */
export function residentCheckCharacter(body: string): string {
  return checks.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(body.charAt(i)), 0) % 11)
}

/** True for the shape of a person's number, valid or not. */
export const looksLikeResidentId = (code: string) =>
  /^\d{17}[\dX]$/.test(code) && provinces.test(code) && birthDay(code) !== null

/** Shape of 15 digits, issued until 1999. */
export const looksLikeOldResidentId = (code: string) =>
  /^\d{15}$/.test(code) &&
  provinces.test(code) &&
  isDay(`19${code.slice(6, 8)}-${code.slice(8, 10)}-${code.slice(10, 12)}`)

function birthDay(code: string): Day | null {
  const day = `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`
  return isDay(day) && day >= '1850-01-01' ? day : null
}
