import type { Day } from '#law/day.ts'
import type { CodeFault } from './identity/code-fault.ts'
import { codeFaultText } from './identity/code-words.ts'
import { organisationCodeFault } from './identity/organisation-code.ts'
import { looksLikeResidentId, residentIdFault } from './identity/resident-id.ts'
import { usccFault } from './identity/uscc.ts'

export type CodeKind = 'uscc' | 'orgcode' | 'ric'

export type Identified = {
  /** The text as given, without outer blanks. */
  readonly code: string
  readonly kind: CodeKind | null
  readonly valid: boolean
  /** A kind of `CodeFault`, a colon, and the sentence; null where valid. */
  readonly reason: string | null
}

export type Examined = {
  readonly code: string
  /** The code as it is compared: upper case. */
  readonly plain: string
  readonly kind: CodeKind | null
  readonly fault: CodeFault | null
}

/** Names which code a text is, and checks it. */
export function identify(text: string, today?: Day): Identified {
  const { code, kind, fault } = examine(text, today)
  const reason = fault === null ? null : `${fault.kind}: ${codeFaultText(fault, 'zh')} / ${codeFaultText(fault, 'en')}`
  return { code, kind, valid: fault === null, reason }
}

/** The same, with the fault as data. */
export function examine(text: string, today?: Day): Examined {
  const code = text.trim()
  const plain = code.toUpperCase()
  // Before every check, as a masked code passes for one: X counts.
  if (isMasked(plain)) return { code, plain, kind: maskedKind(plain), fault: { kind: 'masked' } }
  if (plain.length === 18) return { code, plain, ...eighteen(plain, today) }
  if (/^\d{15}$/.test(plain)) return { code, plain, kind: 'ric', fault: residentIdFault(plain, today) }
  if (plain.length === 9 || /^.{8}-.$/.test(plain))
    return { code, plain, kind: 'orgcode', fault: organisationCodeFault(plain) }
  return { code, plain, kind: null, fault: { kind: 'length' } }
}

function isMasked(plain: string): boolean {
  if (/[*＊●•×?？]/.test(plain) || /X{4}/.test(plain)) return true
  return (
    /X{3}/.test(plain) && !(plain.length === 18 && usccFault(plain) === null) && organisationCodeFault(plain) !== null
  )
}

const maskedKind = (plain: string): CodeKind | null => (/^[9ANY]/.test(plain) ? 'uscc' : null)

function eighteen(plain: string, today?: Day): { kind: CodeKind; fault: CodeFault | null } {
  const uscc = usccFault(plain)
  const person = residentIdFault(plain, today)
  // Both checks fit: a person's, to be safe.
  if (uscc === null && person !== null) return { kind: 'uscc', fault: null }
  if (person === null) return { kind: 'ric', fault: null }
  return isMeantAsPerson(plain) ? { kind: 'ric', fault: person } : { kind: 'uscc', fault: uscc }
}

/** Unmatched: a likely birth year or province means a person. */
const isMeantAsPerson = (plain: string) =>
  looksLikeResidentId(plain) || (/^\d{6}(?:18[5-9]|19\d|20\d)\d{8}[\dX]$/.test(plain) && !/^9[1-3]/.test(plain))
