import type { Holder } from '#workflows/procedure.ts'
import type { Fraud } from './case.ts'

type Held = Pick<Fraud, 'determiner' | 'platform' | 'approvingUnit'>

/** D, or intake where the register names no determining unit. */
export const unit = ({ determiner, platform }: Held): Holder =>
  determiner === null ? { role: 'intake', unit: platform } : { role: 'officer', unit: determiner }

/** The unit's head; where nobody there may decide (the repair's approver may not), the head of the unit that the supervisor named. */
export function approver({ determiner, platform, approvingUnit }: Held): Holder {
  if (approvingUnit !== null) return { role: 'head', unit: approvingUnit }
  return determiner === null ? { role: 'intakeHead', unit: platform } : { role: 'head', unit: determiner }
}

/** Who must act in a state. */
export function holder(state: string, data: Fraud): Holder {
  switch (state) {
    case 'underReview':
      return unit(data)
    case 'awaitingReply':
      return { role: 'applicant', unit: null }
    case 'awaitingApproval':
      return approver(data)
    case 'stalled':
      return { role: 'systemAdmin', unit: null }
    default:
      return { role: 'system', unit: data.platform }
  }
}
