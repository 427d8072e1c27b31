import type { CaseEvent, Holder } from '#workflows/contract/actor.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import type { Infringement } from './case.ts'
import { holder } from './holder.ts'

const applicant: Holder = { role: 'applicant', unit: null }

export function notices(event: CaseEvent, data: Infringement, state: string): readonly Notice[] {
  const to = holder(state, data)
  const own = told[event.type]
  const isTask = newTask.has(event.type) && to.role !== 'system'
  const toHolder: readonly Notice[] = isTask ? [{ notice: 'task', to, formal: false }] : warnings(event, to)
  const stopped: readonly Notice[] =
    event.type === 'approver.approved' && data.ending === null
      ? [{ notice: 'stopped', to: applicant, formal: true }]
      : []
  return [...(own ? [{ ...own, to: applicant }] : []), ...toHolder, ...stopped]
}

const told: Readonly<Record<string, Omit<Notice, 'to'>>> = {
  'applicant.submitted': { notice: 'receipt', formal: true },
  'unit.accepted': { notice: 'accepted', formal: true },
  'applicant.supplemented': { notice: 'supplementReceived', formal: false },
}

const newTask = new Set([
  'applicant.submitted',
  'unit.proposed',
  'unit.proposedRefusal',
  'unit.proposedStop',
  'approver.approved',
  'approver.returned',
  'record.changed',
  'platform.stopped',
  'applicant.supplemented',
])
