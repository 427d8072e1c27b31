import type { Holder } from '#workflows/contract/actor.ts'
import { applicant, holding } from '#workflows/contract/holding.ts'
import { ownerHolder } from '#workflows/contract/owner.ts'
import type { Complaint } from './case.ts'

export const isAboutPlatform = ({ about, platform }: Pick<Complaint, 'about' | 'platform'>): boolean =>
  about === platform

/** The supervisor sends it on; where the supervisor is complained of, the head of whoever had it. */
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

/** Names who must act in a state: the owner, never the unit complained of; the service answers in the owner's name. */
export const holder = (state: string, data: Complaint): Holder => {
  const by = held(state, data)
  return by.role === 'system' ? { ...by, unit: data.owner.unit } : by
}
