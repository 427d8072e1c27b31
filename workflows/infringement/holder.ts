import { ownerHolder } from '#workflows/owner.ts'
import type { Holder } from '#workflows/procedure.ts'
import type { Infringement } from './case.ts'

/** Who must act in a state: the owner, never the unit that did it; the platform stops what it shows. */
export function holder(state: string, data: Infringement): Holder {
  switch (state) {
    case 'awaitingAcceptance':
    case 'investigating':
      return ownerHolder(data.owner)
    case 'awaitingApproval':
      return data.owner.approver
    case 'stoppingHarm':
      return { role: 'intake', unit: data.platform }
    case 'stalled':
      return { role: 'systemAdmin', unit: null }
    default:
      return { role: 'system', unit: data.platform }
  }
}
