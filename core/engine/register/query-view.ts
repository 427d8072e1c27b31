import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'

/** Purposes for which a unit may ask about many subjects. */
export const purposes = ['procurement', 'subsidy', 'permit', 'award', 'supervision', 'other'] as const
export type Purpose = (typeof purposes)[number]

/** Most subjects of one question. */
export const mostAsked = 200

/** One question about many subjects: who, for what, how many. */
export type BulkQuery = {
  readonly id: string
  readonly at: number
  readonly who: string
  readonly unit: string
  readonly purpose: Purpose
  readonly matter: string
  readonly asked: number
  readonly found: number
}

/** A unit's questions of a month for one purpose. */
export type QuerySum = Pick<BulkQuery, 'unit' | 'purpose' | 'asked' | 'found'> & { readonly questions: number }

/** Records of one subject, as they are shared. */
export type SubjectAnswer = {
  readonly code: string
  readonly name: string | null
  readonly records: readonly SharedRow[]
}
export type SharedRow = {
  readonly id: string
  readonly kind: string
  readonly kindName: Bilingual
  readonly title: string
  readonly what: string
  readonly decidedOn: Day | null
  readonly disputed: boolean
}
