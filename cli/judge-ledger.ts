import type { Trust } from '#ledger/note.ts'
import { problem } from '#ledger/problem.ts'
import type { UncheckedRow } from '#ledger/row.ts'
import { type Verified, verifyLedger } from '#ledger/verify.ts'

export type Ledger = {
  readonly ledger: string
  readonly key: string | null
  readonly checkpoints: readonly string[]
  /** Checkpoints that the file counts; data folders count none. */
  readonly stated?: number | null
  readonly before: number | null
  rows(): AsyncIterable<UncheckedRow>
}

/** `apart`: checkpoints of it that somebody kept elsewhere. */
export async function judgeLedger(ledger: Ledger, apart: readonly string[], trust: Trust): Promise<Verified> {
  const more = { apart, exported: ledger.before !== null }
  return withCount(ledger, await verifyLedger(ledger.rows(), ledger.checkpoints, ledger.ledger, trust, more))
}

/** Lost or doubled checkpoints change only the count. */
function withCount({ checkpoints, stated }: Ledger, verified: Verified): Verified {
  const found = checkpoints.length
  if (stated === undefined || stated === found) return verified
  const miscounted = problem.checkpoint('miscounted', found, { found, stated: stated ?? '?' })
  return { ...verified, ok: false, found: verified.found + 1, problems: [...verified.problems, miscounted] }
}
