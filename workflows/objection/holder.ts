import type { Holder } from '#workflows/procedure.ts'
import type { Objection } from './case.ts'
import { approver } from './limits.ts'

/** Who must act in a state. One holder at a time: V for GD 46 (decision 7). */
export function holder(state: string, data: Objection): Holder {
  const platform: Holder = { role: 'intake', unit: data.platform }
  const unit: Holder = { role: 'officer', unit: data.unit ?? data.platform }
  switch (state) {
    case 'awaitingIntake':
      return data.channel === 'city' ? platform : unit
    case 'awaitingSupplement':
      return { role: 'applicant', unit: null }
    case 'platformReview':
      return platform
    case 'withProvider':
      return unit
    case 'misrouted':
      return data.returns.length >= 2 ? { role: 'supervisor', unit: null } : platform
    case 'paused':
      return data.pause?.from === 'platformReview' ? platform : unit
    case 'awaitingApproval':
      return approver(data)
    case 'stalled':
      return { role: 'systemAdmin', unit: null }
    default:
      return { role: 'system', unit: data.platform }
  }
}
