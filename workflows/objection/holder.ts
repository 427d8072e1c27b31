import type { Holder } from '#workflows/contract/actor.ts'
import { applicant, holding, officersOf, rerouting } from '#workflows/contract/holding.ts'
import type { Objection } from './case.ts'
import { approver } from './limits.ts'

const platform = (data: Objection): Holder => ({ role: 'intake', unit: data.platform })
const unit = (data: Objection): Holder => ({ role: 'officer', unit: data.unit ?? data.platform })

/** One holder at a time: V for GD 46 (ADR 12). */
export const holder = holding<Objection>({
  awaitingIntake: (data) => (data.channel === 'city' ? platform(data) : unit(data)),
  awaitingSupplement: () => applicant,
  platformReview: platform,
  withProvider: unit,
  misrouted: rerouting,
  paused: (data) => (data.pause?.from === 'platformReview' ? platform(data) : unit(data)),
  sourceWithdrawn: (data) => officersOf(data.unit, data.platform),
  awaitingApproval: approver,
})
