import { addMonths, type Day } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import type { RecordFile, Shield } from '../record.ts'
import { publicity, tiersFrom } from './publicity.ts'

/** Hidden for a time (O36 20), not ended for good. */
export const isShielded = ({ ended }: RecordFile): boolean => ended?.reason === 'shielded'

/** A shielded record as it would be without the shield. */
export const unshielded = (record: RecordFile): RecordFile => (isShielded(record) ? { ...record, ended: null } : record)

/** The last day on which the record may ever be shown; it does not depend on when one asks. */
export const autoEndOn = (record: RecordFile): Day | null => publicity(record, tiersFrom).until

export const shieldOf = (caseId: string, since: Day, planEndsOn: Day | null): Shield => ({
  caseId,
  since,
  planEndsOn,
  reviewedOn: since,
  over: false,
})

/** The day on which the next review (K4) is due: six months after the last, or the plan's end; null where none is. */
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

/** The record shown again after a shield or a repair; never after the day on which the law would have ended it (L12). */
export function restored(
  record: RecordFile,
  on: Day,
): Partial<RecordFile> | 'notEnded' | 'endedForGood' | 'pastLastDay' {
  if (record.ended === null) return 'notEnded'
  if (!isShielded(record) && record.ended.reason !== 'repaired') return 'endedForGood'
  const until = autoEndOn(record)
  if (until !== null && on > until) return 'pastLastDay'
  return { ended: null, ...(record.shield ? { shield: { ...record.shield, over: true } } : {}) }
}
