import { type IssueCode, importWords, type Language } from './import-words.ts'
import { withoutPersonalNumbers } from './masking.ts'

/** One finding of an import. */
export type Issue = {
  /** Data rows count from 1; 0 is the heading. */
  readonly row: number
  readonly line: number
  readonly column: string
  readonly code: IssueCode
  readonly value: string
  readonly reason: string
  readonly remedy: string
}

export type Found = {
  readonly column: string
  readonly code: IssueCode
  readonly value: string
  readonly detail?: string
}

/** A finding in words. Long values are cut, persons' numbers never shown. */
export function issue(place: { readonly row: number; readonly line: number }, found: Found, language: Language): Issue {
  const { reason, remedy } = importWords[found.code]
  return {
    row: place.row,
    line: place.line,
    column: found.column,
    code: found.code,
    value: shortened(withoutPersonalNumbers(found.value)),
    reason:
      found.detail === undefined
        ? reason[language]
        : `${reason[language]}${language === 'zh' ? '：' : ': '}${found.detail}`,
    remedy: remedy[language],
  }
}

const shortened = (value: string) => (value.length > 200 ? `${value.slice(0, 200)}…` : value)
