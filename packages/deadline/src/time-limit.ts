import type { Bilingual } from './bilingual.ts'
import type { Day } from './day.ts'
import type { Length } from './length.ts'

/** VT: official text read; SEC: second hand; UNV: memory or our choice. */
export type Status = 'VT' | 'SEC' | 'UNV'

export type Party =
  | 'platform'
  | 'provider'
  | 'determiningUnit'
  | 'creditChina'
  | 'recipient'
  | 'higherOrgan'
  | 'publisher'
  | 'marketRegulator'
  | 'creditReference'
  | 'centralBank'
  | 'intake'
  | 'applicant'
  | 'subject'
  | 'agency'
  | 'operator'
  | 'complaintOwner'
  | 'supervisor'
  | 'wronglyAddressedUnit'
  | 'approver'

export type Extension = Bilingual & {
  readonly unit: Length['unit']
  /** Most that may be added; null: the deployment decides (L13). */
  readonly n: number | null
}

export type TimeLimit = {
  /** Its row: A0 to K6. */
  readonly id: string
  readonly version: number
  readonly procedure: Bilingual
  readonly step: Bilingual
  readonly owes: Party
  readonly length: {
    readonly unit: Length['unit'] | 'none'
    readonly n: number
    readonly as: Length['as']
    /** The least, where the text gives a range. */
    readonly minimum?: number
    /** Ours, without figure in the text; only shortens. */
    readonly target?: Length
  }
  /** Further figures of the same row. */
  readonly variants: readonly { readonly when: Bilingual; readonly length: Length }[]
  readonly start: Bilingual
  readonly stop: Bilingual
  readonly pause: Bilingual | null
  readonly restart: Bilingual | null
  readonly extension: Extension | null
  /** Step the product takes; it never ends or refuses a case. */
  readonly atExpiry: Bilingual
  readonly citation: string
  /** Applied from when to when; absent: as the edition of the rules. */
  readonly dates?: { readonly from: Day; readonly until: Day | null }
  /** Empty until the official wording is entered. */
  readonly quotedText: string
  readonly textStatus: Status
  readonly useStatus: Status
  /** Per cent, where the source is partly read. */
  readonly confidence?: number
  readonly force: 'must' | 'generally' | 'target'
  /** A regime that no procedure runs. */
  readonly informative: boolean
  /** Empty until the 法制机构 has compared the row with the official page. */
  readonly verifiedBy: string
}

/** 法定时限, only for verified text, verified use and `must`; else 参考时限. */
export const isStatutory = (limit: TimeLimit): boolean =>
  limit.textStatus === 'VT' && limit.useStatus === 'VT' && limit.force === 'must'

export const limitKind = (limit: TimeLimit): Bilingual => kindOfLimit(isStatutory(limit))

export const kindOfLimit = (statutory: boolean): Bilingual => (statutory ? limitKinds.statutory : limitKinds.reference)

/** Length counted: text's, else our target, else none. */
export function lengthOf(limit: Pick<TimeLimit, 'length'>): Length | undefined {
  const { unit, n, as, target } = limit.length
  return unit === 'none' ? target : { unit, n, as }
}

export const limitKinds = {
  statutory: { zh: '法定时限', en: 'Statutory time limit' },
  reference: { zh: '参考时限', en: 'Reference time limit' },
} as const
