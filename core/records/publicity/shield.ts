import { addMonths, type Day } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import type { RecordFile, Shield } from '../record.ts'
import { publicity, tiersFrom } from './publicity.ts'
import type { PublicityFlags } from './publicity-flags.ts'

/** Hidden for a time (O36 20), not ended. */
export const isShielded = ({ ended }: Pick<RecordFile, 'ended'>): boolean => ended?.reason === 'shielded'

/** Over for good, not hidden for a time (ADR 25). */
export const isOver = (record: Pick<RecordFile, 'ended'>): boolean => record.ended !== null && !isShielded(record)

/** Record as it would be without shield. */
export const unshielded = (record: RecordFile): RecordFile => (isShielded(record) ? { ...record, ended: null } : record)

/** Last day it may be shown, asked any day. */
export const autoEndOn = (record: RecordFile, flags: PublicityFlags = {}): Day | null =>
  publicity(record, tiersFrom, flags).until

export const shieldOf = (caseId: string, since: Day, planEndsOn: Day | null): Shield => ({
  caseId,
  since,
  planEndsOn,
  reviewedOn: since,
  over: false,
})

/** Next review (K4): six months on, or the plan's end; null: none. */
export function nextReview(record: RecordFile): Day | null {
  const { shield } = record
  if (!shield || !isShielded(record)) return null
  const { reviewedOn, planEndsOn } = shield
  const regular = addMonths(reviewedOn, ruleOf('K4').length.n)
  const due = planEndsOn !== null && planEndsOn > reviewedOn && planEndsOn < regular ? planEndsOn : regular
  const until = autoEndOn(record)
  return until !== null && due > until ? null : due
}

/** The record with its shield reviewed and kept. */
export const reviewed = (record: RecordFile, on: Day): Partial<RecordFile> | 'notShielded' =>
  record.shield && isShielded(record) ? { shield: { ...record.shield, reviewedOn: on } } : 'notShielded'

/** Shown again after shield or repair, never past the law's end (L12). */
export function restored(
  record: RecordFile,
  on: Day,
  flags: PublicityFlags = {},
): Partial<RecordFile> | 'notEnded' | 'endedForGood' | 'pastLastDay' {
  if (record.ended === null) return 'notEnded'
  if (!isShielded(record) && record.ended.reason !== 'repaired') return 'endedForGood'
  const until = autoEndOn(record, flags)
  if (until !== null && on > until) return 'pastLastDay'
  return { ended: null, ...(record.shield ? { shield: { ...record.shield, over: true } } : {}) }
}
