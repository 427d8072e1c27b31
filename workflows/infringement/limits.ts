import { ruleOf } from '#law/rules.ts'
import { handlingLimits } from '#workflows/common/handling-limits.ts'
import { answered, approvalLimit, closingLimits, left } from '#workflows/contract/closing-limits.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import { type Infringement, isUpheld } from './case.ts'
import { holder } from './holder.ts'

/** Events of each clock; lengths stand in packages/deadline/src. */
export const limits: readonly LimitRule<Infringement>[] = [
  ...handlingLimits<Infringement>(['unit.accepted', 'unit.proposedRefusal', 'unit.proposedStop']),
  approvalLimit<Infringement>(
    ['unit.proposed', 'unit.proposedRefusal', 'unit.proposedStop'],
    (data) => data.owner.approver,
  ),
  {
    limit: ruleOf('K6'),
    starts: ['approver.approved'],
    meets: ['platform.stopped'],
    cancels: left,
    applies: ({ ending }) => ending === null,
    owedBy: (data) => holder('stoppingHarm', data),
  },
  {
    // Ours here: GD 46(2) speaks of objections.
    limit: { ...ruleOf('A5'), useStatus: 'UNV', force: 'target' },
    starts: ['approver.approved'],
    meets: [answered],
    applies: (data) => data.ending === 'decided' && isUpheld(data),
    owedBy: ({ platform }) => ({ role: 'intake', unit: platform }),
  },
  ...closingLimits<Infringement>(['correctRecord', 'restoreName', 'publishRecord', 'dispatchChange', 'serveAnswer']),
]
