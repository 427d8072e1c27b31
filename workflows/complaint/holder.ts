import { ownerHolder } from '#workflows/owner.ts'
import type { Holder } from '#workflows/procedure.ts'
import type { Complaint } from './case.ts'

export const isAboutPlatform = ({ about, platform }: Pick<Complaint, 'about' | 'platform'>): boolean =>
  about === platform

/** Who must act in a state: the owner, never the unit complained of. */
export function holder(state: string, data: Complaint): Holder {
  switch (state) {
    case 'awaitingAcceptance':
    case 'investigating':
      return ownerHolder(data.owner)
    case 'awaitingSupplement':
      return { role: 'applicant', unit: null }
    case 'misrouted':
      return sender(data)
    case 'awaitingApproval':
      return data.owner.approver
    case 'stalled':
      return { role: 'systemAdmin', unit: null }
    default:
      return { role: 'system', unit: data.owner.unit }
  }
}

/** The supervisor sends it on; where the supervisor is complained of, the head of whoever had it. */
export const sender = (data: Complaint): Holder =>
  isAboutPlatform(data) ? { role: 'head', unit: data.owner.unit } : { role: 'supervisor', unit: null }
