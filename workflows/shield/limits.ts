import { instantOn, shanghaiDay } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import { supplementLimits } from '#workflows/common/supplement.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { approvalLimit, closingLimits, left } from '#workflows/contract/closing-limits.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { ShieldCase } from './case.ts'
import { approver, unit } from './holder.ts'

const shielded = 'xstate.done.actor.shieldRecord'

/** Paper counts from the day its counter received it (ADR 15). */
const received = ({ counter }: ShieldCase, { at }: CaseEvent): number =>
  counter === undefined || counter.receivedOn === shanghaiDay(at) ? at : instantOn(counter.receivedOn, '09:00')

/** B5 from receipt to shield, or refusal. */
export const limits: readonly LimitRule<ShieldCase>[] = [
  {
    limit: ruleOf('B5'),
    starts: ['applicant.submitted'],
    from: received,
    meets: [shielded, 'approver.approved'],
    isMet: ({ ending }, event) => event.type === shielded || ending === 'refused',
    cancels: left,
    owedBy: unit,
  },
  ...supplementLimits<ShieldCase>('unit.askedSupplement', unit, ['awaitingApproval']),
  approvalLimit(['unit.proposed'], approver),
  ...closingLimits<ShieldCase>(['shieldRecord', 'publishRecord', 'dispatchChange', 'serveAnswer']),
]
