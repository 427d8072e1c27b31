import type { CaseEvent, Holder, Notice } from '#workflows/procedure.ts'
import type { Objection } from './case.ts'
import { holder } from './holder.ts'

const applicant: Holder = { role: 'applicant', unit: null }

/** Who is told of what. The answer itself is served by its own task, because the case waits for it. */
export function notices(event: CaseEvent, data: Objection, state: string): readonly Notice[] {
  const toApplicant = told[event.type]
  const toHolder =
    newTask.has(event.type) || warnsHolder(event.type, state)
      ? [{ notice: taskNotice(event.type), to: holder(state, data), formal: false }]
      : []
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
  return [
    ...sentOn,
    ...(toApplicant ? [{ ...toApplicant, to: applicant }] : []),
    ...toHolder.filter(({ to }) => to.role !== 'applicant' && to.role !== 'system'),
    ...warnedBeside(event.type, holder(state, data)),
    ...asked,
    ...partial,
  ]
}

/** The day before, the unit's head; after it, the supervisor; of the applicant's own limit, the applicant. */
function warnedBeside(type: string, to: Holder): readonly Notice[] {
  if (/^clock\.G2\.(half|atRisk|dueToday)$/.test(type)) return [{ notice: 'reminder', to: applicant, formal: false }]
  if (type.startsWith('clock.G2.')) return []
  if (/^clock\.\w+\.(breach|urged)$/.test(type)) {
    return [{ notice: 'overdue', to: { role: 'supervisor', unit: null }, formal: false }]
  }
  const isUnits = /^clock\.\w+\.atRisk$/.test(type) && to.role === 'officer'
  return isUnits ? [{ notice: 'reminder', to: { role: 'head', unit: to.unit }, formal: false }] : []
}

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
  'approver.returned',
  'record.changed',
  'determiner.answered',
  'applicant.supplemented',
])

/** G2 is the applicant's own; the end of A3 that forwards by itself gives the unit a task and no blame. */
const warnsHolder = (type: string, state: string) =>
  isWarning(type) && !type.startsWith('clock.G2.') && !(type === 'clock.A3.breach' && state === 'withProvider')

const isWarning = (type: string) => /^clock\.\w+\.(half|atRisk|dueToday|breach|urged)$/.test(type)

// A breach that hands the case on is a new task, and goes at once.
const taskNotice = (type: string) =>
  newTask.has(type)
    ? 'task'
    : type.endsWith('.breach') || type.endsWith('.urged')
      ? 'overdue'
      : isWarning(type)
        ? 'reminder'
        : 'task'
