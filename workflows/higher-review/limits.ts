import { ruleOf } from '#law/rules.ts'
import { answered, approvalLimit, closingLimits, left } from '#workflows/contract/closing-limits.ts'
import { received } from '#workflows/contract/counter.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import type { HigherReview } from './case.ts'
import { approver, holder } from './holder.ts'

/** Our target, after Zhejiang: GD 46 has none. */
export const limits: readonly LimitRule<HigherReview>[] = [
  {
    limit: ruleOf('A7'),
    starts: ['applicant.submitted'],
    from: received,
    meets: [answered],
    cancels: left,
    owedBy: (data) => holder('withHigherOrgan', data),
  },
  approvalLimit(['organ.proposed'], approver),
  ...closingLimits<HigherReview>(['correctRecord', 'publishRecord', 'dispatchChange', 'serveAnswer']),
]
