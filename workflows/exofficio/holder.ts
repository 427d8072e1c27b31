import { headOf, holding, officersOf, rerouting } from '#workflows/contract/holding.ts'
import type { ExOfficio } from './case.ts'

type Asked = Pick<ExOfficio, 'unit' | 'platform'>

export const works = ({ unit, platform }: Asked) => officersOf(unit, platform)
export const approver = ({ unit, platform }: Asked) => headOf(unit, platform)

/** The unit asked; intake where the directory has none. */
export const holder = holding<ExOfficio>({
  awaitingVerification: works,
  awaitingSource: works,
  misrouted: rerouting,
  awaitingApproval: approver,
})
