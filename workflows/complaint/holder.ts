import type { Holder } from '#workflows/contract/actor.ts'
import { applicant, holding } from '#workflows/contract/holding.ts'
import { ownerHolder } from '#workflows/contract/owner.ts'
import type { Complaint } from './case.ts'

export const isAboutPlatform = ({ about, platform }: Pick<Complaint, 'about' | 'platform'>): boolean =>
  about === platform

/** The supervisor sends on; if complained of, the former holder's head. */
export const sender = (data: Complaint): Holder =>
  isAboutPlatform(data) ? { role: 'head', unit: data.owner.unit } : { role: 'supervisor', unit: null }

const owner = (data: Complaint) => ownerHolder(data.owner)

const held = holding<Complaint>({
  awaitingAcceptance: owner,
  investigating: owner,
  awaitingSupplement: () => applicant,
  misrouted: sender,
  awaitingApproval: (data) => data.owner.approver,
})

/** The owner acts, never the unit complained of. */
export const holder = (state: string, data: Complaint): Holder => {
  const by = held(state, data)
  return by.role === 'system' ? { ...by, unit: data.owner.unit } : by
}
