import type { Engine } from '#engine/store/engine.ts'
import { logKey } from '#engine/store/keys.ts'
import { everyItem } from '#engine/store/read.ts'
import { consentGiven, consentWithdrawn } from './consent.ts'
import type { LogRow } from './log-item.ts'

/** What a person had before them: the last entry of the case on the page and, where it was looked at, how many versions its record had. */
export type Basis = { readonly seq: number; readonly recordVersions?: number | null }

/** They touch neither record, proposal, evidence, owner nor approver: whoever decides beside them decides on the same case. */
const kinds = new Set([
  'evidence.opened',
  'task.noted',
  'paper.sealed',
  'paper.dispatched',
  'notice.served',
  'notice.failed',
  'head.extended',
  'unit.asked',
  'intake.enteredReceipt',
  consentGiven,
  consentWithdrawn,
])

/** Whether an entry left a case that stood in `state` as it was: milestones, service of papers, a look at the evidence, notes. */
export function isBeside({ entry, payload }: LogRow, state: string): boolean {
  return payload?.data.state === state && (payload.data.actor.role === 'system' || kinds.has(entry.type))
}

type Seen = { readonly caseId: string; readonly seq: number; readonly sends?: string }

/** Whether anything but that happened to a case since its entry `seq`. What somebody `sends` is not done twice from one page. */
export async function hasMoved({ table }: Pick<Engine, 'table'>, { caseId, seq, sends }: Seen): Promise<boolean> {
  const { pk, sk: from } = logKey('case', caseId, seq)
  let state: string | undefined
  for await (const { body } of everyItem(table, { index: 'main', pk, from, to: 'log#99999999' })) {
    const row = body as unknown as LogRow
    if (row.entry.seq === seq) state = row.payload?.data.state
    else if (state === undefined || row.entry.type === sends || !isBeside(row, state)) return true
  }
  return false
}
