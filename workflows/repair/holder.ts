import type { Holder } from '#workflows/contract/actor.ts'
import { applicant, headOf, holding, rerouting } from '#workflows/contract/holding.ts'
import type { Repair } from './case.ts'

export const unit = (data: Repair): Holder => ({ role: 'officer', unit: data.unit ?? data.platform })

/** Approver: the deciding unit's head, intake's for 信用中国. */
export const approver = ({ decision, unit: own, platform }: Repair): Holder => headOf(decision?.unit ?? own, platform)

/** Names who must act in a state: 谁认定谁修复. */
export const holder = holding<Repair>({
  handedOver: ({ platform }) => ({ role: 'intake', unit: platform }),
  awaitingAcceptance: unit,
  underReview: unit,
  awaitingSupplement: () => applicant,
  misrouted: rerouting,
  awaitingApproval: approver,
})
