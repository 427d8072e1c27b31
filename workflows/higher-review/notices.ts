import type { CaseEvent, Holder } from '#workflows/contract/actor.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import type { HigherReview } from './case.ts'
import { holder } from './holder.ts'

export function notices(event: CaseEvent, data: HigherReview, state: string): readonly Notice[] {
  const to = holder(state, data)
  const task: readonly Notice[] =
    newTask.has(event.type) && to.role !== 'system' ? [{ notice: 'task', to, formal: false }] : []
  return [...toApplicant(event.type, data), ...task, ...warnings(event, to)]
}

function toApplicant(type: string, { ending }: HigherReview): readonly Notice[] {
  const to: Holder = { role: 'applicant', unit: null }
  if (type === 'applicant.submitted') return [{ notice: 'receipt', to, formal: true }]
  return type === 'approver.approved' && ending === null ? [{ notice: 'partialAnswer', to, formal: false }] : []
}

const newTask = new Set(['applicant.submitted', 'organ.proposed', 'approver.returned', 'record.changed'])
