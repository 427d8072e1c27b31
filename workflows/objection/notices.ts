import { type CaseEvent, type Holder, isOfOffice } from '#workflows/contract/actor.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import type { Objection } from './case.ts'
import { holder } from './holder.ts'

const applicant: Holder = { role: 'applicant', unit: null }

/** Notices of an event; the answer has its own awaited task. */
export function notices(event: CaseEvent, data: Objection, state: string): readonly Notice[] {
  const toApplicant = event.type === 'record.withdrawn' ? sourceTold(data) : told[event.type]
  const to = holder(state, data)
  const isTask = newTask.has(event.type) && isOfOffice(to)
  const toHolder: readonly Notice[] = isTask ? [{ notice: 'task', to, formal: false }] : warned(event, state, to)
  const asked =
    event.type === 'unit.asked'
      ? [{ notice: 'inquiry', to: { role: 'officer' as const, unit: data.inquiry?.unit ?? null }, formal: false }]
      : []
  const partial =
    event.type === 'approver.approved' && data.ending === null
      ? [{ notice: 'partialAnswer', to: applicant, formal: true }]
      : []
  const sentOn =
    event.type === 'clock.A3.breach' && state === 'withProvider'
      ? [{ notice: 'forwarded', to: applicant, formal: true }]
      : []
  return [...sentOn, ...(toApplicant ? [{ ...toApplicant, to: applicant }] : []), ...toHolder, ...asked, ...partial]
}

/** A3's end hands the unit a task; A0 tells its breach alone. */
function warned(event: CaseEvent, state: string, to: Holder): readonly Notice[] {
  if (/^clock\.A0\.(?!breach$)/.test(event.type)) return []
  const isSent = event.type === 'clock.A3.breach' && state === 'withProvider'
  return [...(isSent ? [{ notice: 'task', to, formal: false }] : []), ...warnings(event, to)]
}

/** Announces the unit's word, before the answer. */
const sourceTold = ({ withdrawal }: Objection): Omit<Notice, 'to'> | undefined =>
  withdrawal && { notice: `sourceWithdrawn-${withdrawal.cause}`, formal: false }

const told: Readonly<Record<string, Omit<Notice, 'to'>>> = {
  'applicant.submitted': { notice: 'receipt', formal: true },
  'intake.askedSupplement': { notice: 'supplementList', formal: true },
  'intake.kept': { notice: 'accepted', formal: true },
  'unit.accepted': { notice: 'accepted', formal: true },
  'intake.forwarded': { notice: 'forwarded', formal: true },
  'supervisor.assigned': { notice: 'forwarded', formal: true },
  'head.paused': { notice: 'paused', formal: true },
  'head.extended': { notice: 'extended', formal: true },
  'applicant.supplemented': { notice: 'supplementReceived', formal: false },
}

const newTask = new Set([
  'applicant.submitted',
  'intake.forwarded',
  'supervisor.assigned',
  'unit.returned',
  'unit.accepted',
  'unit.proposed',
  'platform.proposed',
  'intake.proposedRefusal',
  'record.withdrawn',
  'unit.proposedOnWithdrawal',
  'approver.returned',
  'record.changed',
  'determiner.answered',
  'applicant.supplemented',
])
