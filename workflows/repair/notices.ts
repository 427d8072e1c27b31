import { type CaseEvent, type Holder, isOfOffice } from '#workflows/contract/actor.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import type { Repair } from './case.ts'
import { holder } from './holder.ts'

const applicant: Holder = { role: 'applicant', unit: null }

/** Notices of an event; the decision has its own awaited task. */
export function notices(event: CaseEvent, data: Repair, state: string): readonly Notice[] {
  const own = told[event.type]
  const to = holder(state, data)
  const toHolder: readonly Notice[] =
    isOfOffice(to) && newTask.has(event.type) ? [{ notice: 'task', to, formal: false }] : warnings(event, to)
  return [...(own ? [{ ...own, to: applicant }] : []), ...toHolder, ...toLifting(event, data)]
}

/** Tells each unit with measures to lift them. */
const toLifting = ({ type }: CaseEvent, { measures }: Repair): readonly Notice[] =>
  type === 'xstate.done.actor.liftMeasures'
    ? measures.map((unit) => ({ notice: 'liftMeasures', to: { role: 'officer', unit }, formal: false }))
    : []

const told: Readonly<Record<string, Omit<Notice, 'to'>>> = {
  'applicant.submitted': { notice: 'receipt', formal: true },
  'intake.enteredReceipt': { notice: 'handedOver', formal: false },
  'unit.accepted': { notice: 'accepted', formal: true },
  'unit.askedSupplement': { notice: 'supplementList', formal: true },
  'head.extended': { notice: 'extended', formal: true },
  'applicant.supplemented': { notice: 'supplementReceived', formal: false },
}

const newTask = new Set([
  'intake.enteredPush',
  'intake.enteredResult',
  'intake.forwarded',
  'supervisor.assigned',
  'unit.returned',
  'unit.proposed',
  'unit.proposedRefusal',
  'approver.returned',
  'record.changed',
  'applicant.supplemented',
  'clock.G2.breach',
])
