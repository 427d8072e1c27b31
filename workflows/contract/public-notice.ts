import type { Day } from '#law/day.ts'

/**
 * A document that law or subject want public (ADR 10): a restoring notice, or reasons for withdrawing a penalty (行政处罚法
 * 48). Names the necessary alone, outlives the records, and ends with `publicUntil`.
 */
export type PublicNotice = {
  readonly kind: 'restoring' | 'withdrawal'
  /** Chinese words of a person, identity and telephone numbers blotted out. */
  readonly text: string
  /** The unit that speaks. */
  readonly unit: string
  /** Its last permitted day, to 24:00 Shanghai. */
  readonly publicUntil: Day
}
