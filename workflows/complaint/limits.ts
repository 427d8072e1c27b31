import { ruleOf } from '#law/rules.ts'
import { handlingLimits, owner } from '#workflows/common/handling-limits.ts'
import { supplementLimits } from '#workflows/common/supplement.ts'
import { approvalLimit, closingLimits, left } from '#workflows/contract/closing-limits.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { Complaint } from './case.ts'
import { sender } from './holder.ts'

const takenUp = ['unit.accepted', 'unit.askedSupplement', 'unit.returned', 'unit.proposedRefusal']
const sent = ['applicant.submitted', 'supervisor.assigned']

/** Events of each clock; lengths stand in packages/deadline/src. */
export const limits: readonly LimitRule<Complaint>[] = [
  ...handlingLimits<Complaint>(takenUp),
  ...supplementLimits<Complaint>('unit.askedSupplement', owner, ['investigating', 'awaitingApproval']),
  {
    limit: ruleOf('K1'),
    starts: sent,
    meets: ['unit.returned'],
    cancels: [...left, 'unit.accepted', 'unit.proposedRefusal'],
    lapses: true,
    owedBy: owner,
  },
  { limit: ruleOf('K2'), starts: ['unit.returned'], meets: ['supervisor.assigned'], cancels: left, owedBy: sender },
  approvalLimit<Complaint>(['unit.proposed', 'unit.proposedRefusal'], (data) => data.owner.approver),
  ...closingLimits<Complaint>(['urgeUnit', 'serveAnswer']),
]
