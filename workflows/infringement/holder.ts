import { holding } from '#workflows/contract/holding.ts'
import { ownerHolder } from '#workflows/contract/owner.ts'
import type { Infringement } from './case.ts'

const owner = (data: Infringement) => ownerHolder(data.owner)

/** Owner, never the infringing unit; the platform stops. */
export const holder = holding<Infringement>({
  awaitingAcceptance: owner,
  investigating: owner,
  awaitingApproval: (data) => data.owner.approver,
  stoppingHarm: ({ platform }) => ({ role: 'intake', unit: platform }),
})
