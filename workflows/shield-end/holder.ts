import { applicant, headOf, holding, officersOf } from '#workflows/contract/holding.ts'
import type { ShieldEnd } from './case.ts'

type Held = Pick<ShieldEnd, 'determiner' | 'platform'>

export const unit = ({ determiner, platform }: Held) => officersOf(determiner, platform)
export const approver = ({ determiner, platform }: Held) => headOf(determiner, platform)

/** Names who must act in a state. */
export const holder = holding<ShieldEnd>({
  underReview: unit,
  awaitingReply: () => applicant,
  awaitingApproval: approver,
})
