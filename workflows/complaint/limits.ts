import { ruleOf } from '#law/rules.ts'
import { answered, approvalLimit, closingLimits, left } from '#workflows/closing-limits.ts'
import { received } from '#workflows/counter.ts'
import { ownerHolder } from '#workflows/owner.ts'
import type { Holder, LimitRule } from '#workflows/procedure.ts'
import { supplementLimits } from '#workflows/supplement.ts'
import type { Complaint } from './case.ts'
import { sender } from './holder.ts'

const owner = (data: Complaint): Holder => ownerHolder(data.owner)
const takenUp = ['unit.accepted', 'unit.askedSupplement', 'unit.returned', 'unit.proposedRefusal']
const sent = ['applicant.submitted', 'supervisor.assigned']

/** YF 29 has no figure; five working days to accept and thirty days to answer are our targets (J1). */
export const limits: readonly LimitRule<Complaint>[] = [
  {
    limit: ruleOf('J1'),
    starts: ['applicant.submitted'],
    from: received,
    meets: [answered],
    cancels: left,
    owedBy: owner,
  },
  {
    limit: { ...ruleOf('J1'), id: 'J1a', length: { unit: 'workingDays', n: 5, as: 'act' } },
    starts: ['applicant.submitted'],
    from: received,
    meets: takenUp,
    cancels: left,
    owedBy: owner,
  },
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
