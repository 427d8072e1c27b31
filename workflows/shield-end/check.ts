import { isShielded } from '#records/publicity/shield.ts'
import { restoreRefusal } from '#workflows/common/restore-refusal.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal } from '#workflows/contract/decision.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { isOutside, type ShieldEnd } from './case.ts'
import { events } from './events.ts'

/** Whoever reported from outside states nothing of its own. */
export const bars = (data: ShieldEnd, { type }: Pick<CaseEvent, 'type' | 'at'>): RefusalCode | null =>
  type === 'applicant.stated' && isOutside(data) ? 'notInThisState' : null

/** Shows nothing again after its last day (O36 20). */
export function check(data: ShieldEnd, event: CaseEvent, _state: string, { record, flags }: Seen): RefusalCode | null {
  const { decision } = data
  if (event.type === 'unit.proposed') {
    const { verdict } = events['unit.proposed'].data.parse(event.data)
    if ((verdict === 'passedOn' || verdict === 'unfounded') !== isOutside(data)) return 'malformed'
    return verdict === 'restored' ? restoreRefusal(record, event.at, flags) : null
  }
  const restores = event.type === 'approver.approved' && decision?.verdict === 'restored'
  // Another review may have been faster.
  if (restores && record !== null && !isShielded(record)) return 'recordChanged'
  return approvalRefusal(decision, event, record) ?? (restores ? restoreRefusal(record, event.at, flags) : null)
}
