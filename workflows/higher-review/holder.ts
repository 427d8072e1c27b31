import type { Holder } from '#workflows/contract/actor.ts'
import type { HigherReview } from './case.ts'

/** The higher organ, or, where it has no account, intake for it. */
export function holder(state: string, data: HigherReview): Holder {
  const { organ, organHasAccount, platform } = data
  if (state === 'withHigherOrgan')
    return organHasAccount ? { role: 'officer', unit: organ } : { role: 'intake', unit: platform }
  if (state === 'awaitingApproval') return approver(data)
  return state === 'stalled' ? { role: 'systemAdmin', unit: null } : { role: 'system', unit: platform }
}

export const approver = ({ organ, organHasAccount, platform }: HigherReview): Holder =>
  organHasAccount ? { role: 'head', unit: organ } : { role: 'intakeHead', unit: platform }
