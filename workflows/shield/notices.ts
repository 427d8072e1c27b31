import { type CaseEvent, type Holder, isOfOffice } from '#workflows/contract/actor.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import type { ShieldCase } from './case.ts'
import { holder } from './holder.ts'

const applicant: Holder = { role: 'applicant', unit: null }

/** Notices of an event; answers have own tasks. */
export function notices(event: CaseEvent, data: ShieldCase, state: string): readonly Notice[] {
  const told = toApplicant[event.type]
  const to = holder(state, data)
  const isTask = newTask.has(event.type) && isOfOffice(to)
  return [
    ...(told ? [{ ...told, to: applicant }] : []),
    ...(isTask ? [{ notice: 'task', to, formal: false }] : warnings(event, to)),
  ]
}

const toApplicant: Readonly<Record<string, Omit<Notice, 'to'>>> = {
  'applicant.submitted': { notice: 'receipt', formal: true },
  'unit.askedSupplement': { notice: 'supplementList', formal: true },
  'applicant.supplemented': { notice: 'supplementReceived', formal: false },
}

const newTask = new Set([
  'applicant.submitted',
  'applicant.supplemented',
  'unit.proposed',
  'approver.returned',
  'record.changed',
])
