import { ruleOf } from '#law/rules.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import type { Holder } from '../contract/actor.ts'
import { answered, left, limitWords } from '../contract/closing-limits.ts'
import { type AtCounter, received } from '../contract/counter.ts'
import { type Owner, ownerHolder } from '../contract/owner.ts'
import type { LimitRule } from '../contract/timing.ts'

type Handled = { readonly owner: Owner; readonly counter?: AtCounter }

export const owner = (data: Pick<Handled, 'owner'>): Holder => ownerHolder(data.owner)

/** Ends once taken up, not with the answer. */
const toAccept = (): TimeLimit => ({
  ...ruleOf('J1'),
  id: 'J1a',
  version: 3,
  step: limitWords.acceptComplaint,
  length: { unit: 'workingDays', n: 5, as: 'act' },
  variants: [],
  stop: limitWords.complaintTakenUp,
})

/** Our targets (J1), since YF 29 has no figure. */
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
    limit: toAccept(),
    starts: ['applicant.submitted'],
    from: received,
    meets: takenUp,
    cancels: left,
    owedBy: owner,
  },
]
