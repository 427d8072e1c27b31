import { type CaseEvent, isOfOffice } from '#workflows/contract/actor.ts'
import { saidOf } from '#workflows/contract/decision.ts'
import { applicant, headOf, holding, officersOf } from '#workflows/contract/holding.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { warnings } from '#workflows/contract/warnings.ts'
import type { Sample } from './case.ts'
import { verdicts } from './words.ts'

/** Officers and head of the deciding unit, or of intake. */
export const officers = ({ unit, platform }: Sample) => officersOf(unit, platform)
export const approver = ({ unit, platform }: Sample) => headOf(unit, platform)

/** Names who must act in each state. */
export const holder = holding<Sample>({ underReview: officers, awaitingApproval: approver })

/** Values that its letters are given. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  receipt: {},
  result: { gives: ['verdict', 'reason', 'documentChecked'] },
}

const newTask = new Set(['applicant.submitted', 'unit.proposed', 'approver.returned', 'record.changed'])

/** Notices of an event; answers have own tasks. */
export function notices(event: CaseEvent, data: Sample, state: string): readonly Notice[] {
  const to = holder(state, data)
  const isTask = newTask.has(event.type) && isOfOffice(to)
  return [
    ...(event.type === 'applicant.submitted' ? [{ notice: 'receipt', to: applicant, formal: true }] : []),
    ...(isTask ? [{ notice: 'task', to, formal: false }] : warnings(event, to)),
  ]
}

/** Papers that each event issues; their words stand in `texts`. */
export function papers(event: CaseEvent, data: Sample): readonly PaperOrder[] {
  const own = { by: data.unit, to: 'applicant' } as const
  if (event.type === 'applicant.submitted') return [{ ...own, kind: 'receipt', series: null, notice: 'receipt' }]
  if (event.type !== 'approver.approved' || data.decision === null) return []
  return [{ ...own, kind: 'result', series: '样告', notice: 'answered', values: result(data.decision) }]
}

function result(decision: NonNullable<Sample['decision']>): NonNullable<PaperOrder['values']> {
  return { ...saidOf(decision), verdict: decision.verdict === 'granted' ? verdicts.granted : verdicts.refused }
}
