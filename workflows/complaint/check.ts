import { shanghaiDay } from '#law/day.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal } from '#workflows/contract/decision.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Complaint } from './case.ts'
import { Assigned, Proposed, Returned } from './events.ts'

/** Refusals whatever the form says. */
export function bars(
  data: Complaint,
  { type }: Pick<CaseEvent, 'type' | 'at'>,
  _state: string,
  { clocks }: Seen,
): RefusalCode | null {
  if (type === 'unit.askedSupplement') return data.supplement ? 'supplementAskedBefore' : null
  return type === 'unit.returned' && clocks['K1']?.state === 'cancelled' ? 'returnWindowOver' : null
}

/** Refusals beyond the chart, on data before events. */
export function check(data: Complaint, event: CaseEvent): RefusalCode | null {
  switch (event.type) {
    case 'unit.returned':
      return Returned.parse(event.data).rightUnit === data.about ? 'ownComplaint' : null
    case 'supervisor.assigned': {
      const { unit } = Assigned.parse(event.data)
      if (unit === data.about) return 'ownComplaint'
      return unit === data.owner.unit ? 'sameUnit' : null
    }
    case 'unit.proposed':
      return orderRefusal(event)
    case 'approver.approved':
      return approvalRefusal(data.decision, event, null)
    default:
      return null
  }
}

/** Justified, even partly, needs an order and a day. */
function orderRefusal(event: CaseEvent): RefusalCode | null {
  const { verdict, order, orderDue } = Proposed.parse(event.data)
  if (verdict === 'unfounded') return null
  return order && orderDue !== null && orderDue >= shanghaiDay(event.at) ? null : 'orderNeeded'
}
