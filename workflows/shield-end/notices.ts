import { type CaseEvent, type Holder, isOfOffice } from '#workflows/contract/actor.ts'
import { intention, isHeard } from '#workflows/contract/reply.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import { isOutside, type ShieldEnd } from './case.ts'
import { holder } from './holder.ts'

const applicant: Holder = { role: 'applicant', unit: null }

/** Notices of an event; answers have own tasks. */
export function notices(event: CaseEvent, data: ShieldEnd, state: string): readonly Notice[] {
  const to = holder(state, data)
  const isTask = newTask.has(event.type) && isOfOffice(to)
  return [
    ...toApplicant(event, data, state),
    ...(isTask ? [{ notice: 'task', to, formal: false }] : warnings(event, to)),
  ]
}

function toApplicant({ type }: CaseEvent, data: ShieldEnd, state: string): readonly Notice[] {
  if (type === 'review.opened')
    return [{ notice: isOutside(data) ? 'reportReceived' : 'receipt', to: applicant, formal: true }]
  const isNew = type === 'unit.proposed' && state === 'awaitingReply' && !isHeard(data)
  return isNew ? [{ notice: intention, to: applicant, formal: true }] : []
}

const newTask = new Set([
  'review.opened',
  'unit.proposed',
  'applicant.stated',
  'clock.K5.breach',
  'approver.returned',
  'record.changed',
])
