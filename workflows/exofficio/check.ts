import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal, proposed } from '#workflows/contract/decision.ts'
import type { Refusal, RefusalCode } from '#workflows/contract/refusal.ts'
import { type ExOfficio, Proposed } from './case.ts'
import { proposalRefusal } from './effects.ts'
import { events } from './events.ts'

/** Refusals whatever the form says. */
export const bars = (
  _data: ExOfficio,
  { type }: Pick<CaseEvent, 'type' | 'at'>,
  _state: string,
  { clocks }: Seen,
): RefusalCode | null => (type === 'unit.returned' && clocks['K1']?.state === 'cancelled' ? 'returnWindowOver' : null)

/** Refusals beyond the chart, on data before events. */
export function check(
  data: ExOfficio,
  event: CaseEvent,
  _state: string,
  { record }: Seen,
): RefusalCode | Refusal | null {
  switch (event.type) {
    case 'unit.proposed': {
      const said = Proposed.parse(event.data)
      return proposalRefusal({ ...proposed(said, event, record), ...said }, data, record, event.at)
    }
    case 'intake.forwarded':
    case 'supervisor.assigned':
      return events[event.type].data.parse(event.data).unit === data.unit ? 'sameUnit' : null
    default:
      return approvalRefusal(data.proposal, event, record)
  }
}
