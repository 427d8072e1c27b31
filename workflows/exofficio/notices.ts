import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import type { ExOfficio } from './case.ts'
import { holder } from './holder.ts'

/** Notices to the next to act; the answer has its own task. */
export function notices(event: CaseEvent, data: ExOfficio, state: string): readonly Notice[] {
  const to = holder(state, data)
  const task: readonly Notice[] =
    newTask.has(event.type) && to.role !== 'system' ? [{ notice: 'task', to, formal: false }] : []
  return [...task, ...warnings(event, to)]
}

const newTask = new Set([
  'error.found',
  'unit.proposed',
  'unit.returned',
  'intake.forwarded',
  'supervisor.assigned',
  'approver.returned',
  'record.changed',
])
