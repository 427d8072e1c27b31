import type { Engine } from '#engine/store/engine.ts'
import { logKey } from '#engine/store/keys.ts'
import { everyItem } from '#engine/store/read.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { consentGiven, consentWithdrawn } from './consent.ts'
import type { LogRow } from './log-item.ts'
import { logRow } from './log-kinds.ts'

/** View a person had: the case's last entry on the page and, if looked at, how many versions its record had. */
export type Basis = { readonly seq: number; readonly recordVersions?: number | null }

/** They touch neither record, proposal, evidence, owner nor approver: whoever decides beside them decides on the same case. */
const kinds = new Set([
  'evidence.opened',
  'task.noted',
  'paper.sealed',
  'paper.dispatched',
  'notice.served',
  'notice.failed',
  consentGiven,
  consentWithdrawn,
])

/** Tells if an entry left a case in `state` as it was: milestones, service of papers, a look at the evidence, notes. */
export function isBeside({ entry, payload }: LogRow, state: string, events: Events = {}): boolean {
  const isKind = kinds.has(entry.type) || events[entry.type]?.beside === true
  return payload?.data.state === state && (payload.data.actor.role === 'system' || isKind)
}

type Events = Procedure['parties']['events']

type Store = Pick<Engine, 'table' | 'procedures'>
type Seen = { readonly caseId: string; readonly seq: number; readonly sends?: string }

/** Tells whether more than that befell a case since entry `seq`. Nothing somebody `sends` is done twice from a page. */
export async function hasMoved(engine: Store, procedure: string, { caseId, seq, sends }: Seen): Promise<boolean> {
  const events = engine.procedures[procedure]?.parties.events
  const { pk, sk: from } = logKey('case', caseId, seq)
  let state: string | null | undefined
  for await (const item of everyItem(engine.table, { index: 'main', pk, from, to: 'log#99999999' })) {
    const row = logRow(item)
    if (row.entry.seq === seq) state = row.payload?.data.state
    else if (typeof state !== 'string' || row.entry.type === sends || !isBeside(row, state, events)) return true
  }
  return false
}
