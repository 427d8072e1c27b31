import type { Holder } from '#workflows/contract/actor.ts'
import { applicant, headOf, holding, rerouting } from '#workflows/contract/holding.ts'
import type { Repair } from './case.ts'

export const unit = (data: Repair): Holder => ({ role: 'officer', unit: data.unit ?? data.platform })

/** Names the approver: 信用中国's decision is entered by intake and checked by its head; else the unit's own head. */
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
