import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal } from '#workflows/contract/decision.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { ShieldCase } from './case.ts'

/** Refusals beyond the chart, on data before events. */
export function check(data: ShieldCase, event: CaseEvent, _state: string, { record }: Seen): RefusalCode | null {
  if (event.type === 'unit.askedSupplement') return data.supplement ? 'supplementAskedBefore' : null
  return approvalRefusal(data.decision, event, record)
}
