import { Fault } from '#law/fault.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'

type Outage = Extract<RefusalCode, 'diskFull' | 'clockBehind' | 'busy' | 'signInAway'>

/** Seconds after which it may have passed, or been mended. */
export const againAfter = (outage: Outage): string => (outage === 'busy' ? '5' : '60')

/** Faults of stores and services that pass by themselves. */
const passing: ReadonlySet<string> = new Set(['contention', 'table.contention', 'host.busy'])

/** The sign-on of others does not answer. */
const away: ReadonlySet<string> = new Set(['oidc.unreachable', 'province.unreachable'])

/** Cause why nothing is written for now; null: any fault. */
export function outageOf(error: unknown): Outage | null {
  if (error instanceof Fault && error.code === 'clock.behind') return 'clockBehind'
  if (error instanceof Fault && passing.has(error.code)) return 'busy'
  if (error instanceof Fault && away.has(error.code)) return 'signInAway'
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
