import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Seen } from '#workflows/contract/course.ts'
import { approvalRefusal } from '#workflows/contract/decision.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { ShieldCase } from './case.ts'

/** Refusals whatever the form says. */
export const bars = (data: ShieldCase, { type }: Pick<CaseEvent, 'type' | 'at'>): RefusalCode | null =>
  type === 'unit.askedSupplement' && data.supplement ? 'supplementAskedBefore' : null

/** Refusals beyond the chart, on data before events. */
export function check(data: ShieldCase, event: CaseEvent, _state: string, { record }: Seen): RefusalCode | null {
  return approvalRefusal(data.decision, event, record)
}
