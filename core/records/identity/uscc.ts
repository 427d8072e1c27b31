import type { CodeFault } from './code-fault.ts'
import { organisationCheckCharacter } from './organisation-code.ts'

// GB 32100-2015: no I, O, S, V, Z.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const lookalikes: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', V: 'U', Z: '2' }

/** Fault of a code of 18 characters; null: right. */
export function usccFault(code: string): CodeFault | null {
  if (code.length !== 18) return { kind: 'length' }
  const strange = [...code].find((letter) => !alphabet.includes(letter))
  if (strange !== undefined) return { kind: 'alphabet', character: strange, ...hint(code) }
  const expected = usccCheckCharacter(code.slice(0, 17))
  return code[17] === expected ? null : { kind: 'checksum', expected }
}

export const isUscc = (code: string) => usccFault(code) === null

/** The 18th character for the first 17. */
export function usccCheckCharacter(body: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(body.charAt(i)), 0)
  // Mod 31 twice: sum 0 gives 31, which is character 0.
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** A valid code for an invented firm, from two parts of eight. */
export function makeUscc(organisation: string, prefix: string): string {
  const body = prefix + organisation + organisationCheckCharacter(organisation)
  return body + usccCheckCharacter(body)
}

/** Suggests the digit a letter resembles, if it fits; changes nothing. */
function hint(code: string): { readonly wouldFit?: string } {
  const mended = [...code].map((letter) => lookalikes[letter] ?? letter).join('')
  return mended !== code && usccFault(mended) === null ? { wouldFit: mended } : {}
}
