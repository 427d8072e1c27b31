import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { identifiedEvent } from '#workflows/contract/counter.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { assignedEvent } from './assigned.ts'
import { consentGiven, consentWithdrawn, ratedEvent } from './consent.ts'
import { joinedEvent, partedEvent } from './joint.ts'
import type { LogRow } from './log-item.ts'
import { caseLog } from './log-kinds.ts'
import { rulingEvents } from './ruling.ts'

/** Last entry, and record version if looked at, that a person saw. */
export type Basis = { readonly seq: number; readonly recordVersions?: number | null }

/** Events that touch no ground of a decision. */
const kinds = new Set([
  'evidence.opened',
  'task.noted',
  assignedEvent,
  joinedEvent,
  partedEvent,
  'supervisor.noted',
  'supervisor.ordered',
  'order.acknowledged',
  'order.answered',
  ...rulingEvents,
  'paper.sealed',
  'paper.dispatched',
  'paper.read',
  'notice.served',
  'notice.failed',
  consentGiven,
  consentWithdrawn,
  ratedEvent,
  identifiedEvent,
])

/** True for milestones, service, views and notes. */
export function isBeside({ entry, payload }: LogRow, state: string, events: Events = {}): boolean {
  const isKind = kinds.has(entry.type) || events[entry.type]?.beside === true
  return payload?.data.state === state && (payload.data.actor.role === 'system' || isKind)
}

type Events = Procedure['parties']['events']

type Store = Pick<Engine, 'table' | 'procedures'>
type Seen = { readonly seq: number; readonly sends?: string }
type Standing = Pick<CaseFile, 'id' | 'procedure' | 'seq'>

/** True where more befell since `seq`. A page sends nothing twice. */
export async function hasMoved(engine: Store, file: Standing, { seq, sends }: Seen): Promise<boolean> {
  const events = engine.procedures[file.procedure]?.parties.events
  let state: string | null | undefined
  for (const row of await caseLog(engine.table, file, seq)) {
    if (row.entry.seq === seq) state = row.payload?.data.state
    else if (typeof state !== 'string' || row.entry.type === sends || !isBeside(row, state, events)) return true
  }
  return false
}
