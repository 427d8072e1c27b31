import { ruleOf } from '#law/rules.ts'
import type { Holder } from '../contract/actor.ts'
import { answered, left } from '../contract/closing-limits.ts'
import { type AtCounter, received } from '../contract/counter.ts'
import { type Owner, ownerHolder } from '../contract/owner.ts'
import type { LimitRule } from '../contract/timing.ts'

type Handled = { readonly owner: Owner; readonly counter?: AtCounter }

export const owner = (data: Pick<Handled, 'owner'>): Holder => ownerHolder(data.owner)

/** YF 29 has no figure; five working days to accept and thirty days to answer are our targets (J1). */
export const handlingLimits = <Data extends Handled>(takenUp: readonly string[]): readonly LimitRule<Data>[] => [
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
]
