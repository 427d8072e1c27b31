import type { Holder } from '#workflows/procedure.ts'
import type { Repair } from './case.ts'

/** Who must act in a state: 谁认定谁修复. */
export function holder(state: string, data: Repair): Holder {
  const platform: Holder = { role: 'intake', unit: data.platform }
  switch (state) {
    case 'handedOver':
      return platform
    case 'awaitingAcceptance':
    case 'underReview':
      return unit(data)
    case 'awaitingSupplement':
      return { role: 'applicant', unit: null }
    case 'misrouted':
      return rerouting(data)
    case 'awaitingApproval':
      return approver(data)
    case 'stalled':
      return { role: 'systemAdmin', unit: null }
    default:
      return { role: 'system', unit: data.platform }
  }
}

export const unit = (data: Repair): Holder => ({ role: 'officer', unit: data.unit ?? data.platform })

export const rerouting = ({ returns, platform }: Repair): Holder =>
  returns.length >= 2 ? { role: 'supervisor', unit: null } : { role: 'intake', unit: platform }

/** What 信用中国 decided is entered by intake and checked by its head; else the unit's own head decides. */
export const approver = (data: Repair): Holder => {
  const by = data.decision?.unit ?? data.unit ?? data.platform
  return by === data.platform ? { role: 'intakeHead', unit: data.platform } : { role: 'head', unit: by }
}
