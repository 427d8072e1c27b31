import type { LogRow } from './timeline.ts'

const kinds = new Set([
  'evidence.opened',
  'task.noted',
  'paper.sealed',
  'paper.dispatched',
  'notice.served',
  'notice.failed',
])

/** Whether an entry left a case that stands in `state` as it was: milestones, service of papers, a look at the evidence, notes. */
export function isBeside({ entry, payload }: LogRow, state: string): boolean {
  return payload?.data.state === state && (payload.data.actor.role === 'system' || kinds.has(entry.type))
}
