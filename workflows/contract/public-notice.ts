import type { Day } from '#law/day.ts'

/**
 * A document of its own that the law or the subject wants public (ADR 10): a restoring notice, with the subject's
 * agreement, or the reasons for withdrawing a penalty (行政处罚法 48). It names what it must and nothing more, stands
 * beside the records and outlives them, and is not given out after `publicUntil`.
 */
export type PublicNotice = {
  readonly kind: 'restoring' | 'withdrawal'
  /** Chinese words of a person; identity and telephone numbers are blotted out first. */
  readonly text: string
  /** The unit that speaks. */
  readonly unit: string
  /** Its last permitted day, to 24:00 Shanghai. */
  readonly publicUntil: Day
}
