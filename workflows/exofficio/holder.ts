import type { Holder } from '#workflows/procedure.ts'
import type { ExOfficio } from './case.ts'

type Asked = Pick<ExOfficio, 'unit' | 'platform' | 'returns'>

/** The unit asked; intake where the directory has none. */
export const works = ({ unit, platform }: Asked): Holder =>
  unit === null || unit === platform ? { role: 'intake', unit: platform } : { role: 'officer', unit }

export const approver = ({ unit, platform }: Asked): Holder =>
  unit === null || unit === platform ? { role: 'intakeHead', unit: platform } : { role: 'head', unit }

/** Who sends a misrouted case on; after two returns the supervisor (K2). */
export const sender = ({ returns, platform }: Asked): Holder =>
  returns.length >= 2 ? { role: 'supervisor', unit: null } : { role: 'intake', unit: platform }

export function holder(state: string, data: ExOfficio): Holder {
  if (state === 'awaitingVerification' || state === 'awaitingSource') return works(data)
  if (state === 'misrouted') return sender(data)
  if (state === 'awaitingApproval') return approver(data)
  return state === 'stalled' ? { role: 'systemAdmin', unit: null } : { role: 'system', unit: data.platform }
}
