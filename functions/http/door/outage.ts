import { Fault } from '#law/fault.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'

/** Seconds after which somebody may have mended it. */
export const againAfter = '60'

/** Why this machine writes nothing for now; null: a fault like any. */
export function outageOf(error: unknown): Extract<RefusalCode, 'diskFull' | 'clockBehind'> | null {
  if (error instanceof Fault && error.code === 'clock.behind') return 'clockBehind'
  return isDiskFull(error) ? 'diskFull' : null
}

/** True for a fault of a full disk or quota. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  const inDatabase = 'errcode' in error && error.errcode === sqliteFull
  return code === 'ENOSPC' || code === 'EDQUOT' || inDatabase || isDiskFull(error.cause)
}

const sqliteFull = 13
