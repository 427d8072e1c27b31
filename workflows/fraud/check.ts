import { isPast } from '#workflows/common/is-past.ts'
import { restoreRefusal } from '#workflows/common/restore-refusal.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal } from '#workflows/contract/decision.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Fraud } from './case.ts'
import { events } from './events.ts'

/** Days as for repairs (B3), since none are named. */
const extensionCap = 10

/** People who may not approve: proposer, and approver of the repair. */
export const proposers = ({ decision, repair }: Pick<Fraud, 'decision' | 'repair'>): readonly string[] =>
  [decision?.by, repair.approvedBy].flatMap((id) => id ?? [])

/** Refusals whatever the form says. */
export function bars(
  data: Fraud,
  { type, at }: Pick<CaseEvent, 'type' | 'at'>,
  _state: string,
  { clocks }: Seen,
): RefusalCode | null {
  if (type !== 'head.extended') return null
  return data.extension ? 'extendedBefore' : isPast(clocks['N5'], at) ? 'extensionTooLate' : null
}

/** Reason an event that the chart allows is refused all the same. */
export function check(data: Fraud, event: CaseEvent, _state: string, { record, flags }: Seen): RefusalCode | null {
  if (event.type === 'head.extended')
    return events['head.extended'].data.parse(event.data).days > extensionCap ? 'extensionTooLong' : null
  if (event.type === 'unit.proposed') {
    const { verdict, restores } = events['unit.proposed'].data.parse(event.data)
    return verdict === 'found' && restores ? restoreRefusal(record, event.at, flags) : null
  }
  if (event.type === 'approver.approved' && proposers(data).includes(event.actor.id)) return 'fourEyes'
  const stale = approvalRefusal(data.decision, event, record)
  const restores = event.type === 'approver.approved' && data.decision?.restores === true
  return stale ?? (restores ? restoreRefusal(record, event.at, flags) : null)
}
