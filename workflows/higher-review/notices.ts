import type { CaseEvent, Holder, Notice } from '#workflows/procedure.ts'
import type { HigherReview } from './case.ts'
import { holder } from './holder.ts'

export function notices(event: CaseEvent, data: HigherReview, state: string): readonly Notice[] {
  const notice = noticeOf(event.type)
  const to = holder(state, data)
  const toHolder = notice === null || to.role === 'system' ? [] : [{ notice, to, formal: false }]
  return [...toApplicant(event.type, data), ...toHolder]
}

function toApplicant(type: string, { ending }: HigherReview): readonly Notice[] {
  const to: Holder = { role: 'applicant', unit: null }
  if (type === 'applicant.submitted') return [{ notice: 'receipt', to, formal: true }]
  return type === 'approver.approved' && ending === null ? [{ notice: 'partialAnswer', to, formal: false }] : []
}

function noticeOf(type: string): string | null {
  if (['applicant.submitted', 'organ.proposed', 'approver.returned', 'record.changed'].includes(type)) return 'task'
  if (!/^clock\.\w+\.(half|atRisk|dueToday|breach|urged)$/.test(type)) return null
  return type.endsWith('.breach') || type.endsWith('.urged') ? 'overdue' : 'reminder'
}
