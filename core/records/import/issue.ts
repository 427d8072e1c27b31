import { type IssueCode, importWords, type Language } from '../import-words.ts'
import { beginningOf } from '../normalise.ts'
import { withoutPersonalNumbers } from '../publicity/masking.ts'

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
  /** Of a sealed row, so without value. */
  readonly sealed?: true
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

/** Of a sealed row, tells the fault and no content (治安法 136). */
export function sealedIssue(
  place: { readonly row: number; readonly line: number },
  { column, code }: Found,
  language: Language,
): Issue {
  const value = sealedValue[language]
  return { ...issue(place, { column, code, value: '' }, language), value, sealed: true }
}

export const sealedValue = {
  zh: '不显示：治安管理违法记录依法封存（治安管理处罚法第一百三十六条），请在原文件中查看',
  en: 'Not shown: sealed by law as a violation of public security administration (Public Security Administration Penalty Law, art. 136). Look at the row in the file.',
} as const

const shortened = (value: string) => (value.length > 200 ? `${beginningOf(value, 200)}…` : value)
