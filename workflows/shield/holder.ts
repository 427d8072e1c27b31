import { applicant, headOf, holding, officersOf } from '#workflows/contract/holding.ts'
import type { ShieldCase } from './case.ts'

type Held = Pick<ShieldCase, 'determiner' | 'platform'>

export const unit = ({ determiner, platform }: Held) => officersOf(determiner, platform)
export const approver = ({ determiner, platform }: Held) => headOf(determiner, platform)

/** Names who must act in a state. */
export const holder = holding<ShieldCase>({
  awaitingAcceptance: unit,
  awaitingSupplement: () => applicant,
  awaitingApproval: approver,
})
