import type { Holder } from '#workflows/procedure.ts'
import type { ShieldCase } from './case.ts'

type Held = Pick<ShieldCase, 'determiner' | 'platform'>

/** D, or intake where the register names no determining unit. */
export const unit = ({ determiner, platform }: Held): Holder =>
  determiner === null ? { role: 'intake', unit: platform } : { role: 'officer', unit: determiner }

export const approver = ({ determiner, platform }: Held): Holder =>
  determiner === null ? { role: 'intakeHead', unit: platform } : { role: 'head', unit: determiner }

/** Who must act in a state. */
export function holder(state: string, data: ShieldCase): Holder {
  switch (state) {
    case 'awaitingAcceptance':
      return unit(data)
    case 'awaitingSupplement':
      return { role: 'applicant', unit: null }
    case 'awaitingApproval':
      return approver(data)
    case 'stalled':
      return { role: 'systemAdmin', unit: null }
    default:
      return { role: 'system', unit: data.platform }
  }
}
