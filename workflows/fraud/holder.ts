import { applicant, headOf, holding, officersOf } from '#workflows/contract/holding.ts'
import type { Fraud } from './case.ts'

type Held = Pick<Fraud, 'determiner' | 'platform' | 'approvingUnit'>

export const unit = ({ determiner, platform }: Held) => officersOf(determiner, platform)

/** The unit's head, or the supervisor's choice. */
export const approver = ({ determiner, platform, approvingUnit }: Held) =>
  approvingUnit === null ? headOf(determiner, platform) : ({ role: 'head', unit: approvingUnit } as const)

/** Names who must act in a state. */
export const holder = holding<Fraud>({
  underReview: unit,
  awaitingReply: () => applicant,
  awaitingApproval: approver,
})
