import { type CaseEvent, type Holder, isOfOffice } from '#workflows/contract/actor.ts'
import { intention } from '#workflows/contract/reply.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import type { Fraud } from './case.ts'
import { holder } from './holder.ts'

const applicant: Holder = { role: 'applicant', unit: null }

/** Notices of an event; answers have own tasks. */
export function notices(event: CaseEvent, data: Fraud, state: string): readonly Notice[] {
  const to = holder(state, data)
  const isTask = newTask.has(event.type) && isOfOffice(to)
  return [...toApplicant(event, state), ...(isTask ? [{ notice: 'task', to, formal: false }] : warnings(event, to))]
}

function toApplicant({ type }: CaseEvent, state: string): readonly Notice[] {
  if (type === 'unit.reported') return [{ notice: 'receipt', to: applicant, formal: true }]
  if (type === 'head.extended') return [{ notice: 'extended', to: applicant, formal: true }]
  return type === 'unit.proposed' && state === 'awaitingReply'
    ? [{ notice: intention, to: applicant, formal: true }]
    : []
}

const newTask = new Set([
  'unit.reported',
  'unit.proposed',
  'applicant.stated',
  'clock.K5.breach',
  'supervisor.assigned',
  'approver.returned',
  'record.changed',
])
