import { holding } from '#workflows/contract/holding.ts'
import { ownerHolder } from '#workflows/contract/owner.ts'
import type { Infringement } from './case.ts'

const owner = (data: Infringement) => ownerHolder(data.owner)

/** Names who must act in a state: the owner, never the unit that did it; the platform stops what it shows. */
export const holder = holding<Infringement>({
  awaitingAcceptance: owner,
  investigating: owner,
  awaitingApproval: (data) => data.owner.approver,
  stoppingHarm: ({ platform }) => ({ role: 'intake', unit: platform }),
})
