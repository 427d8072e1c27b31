import type { CaseEvent, Notice } from '#workflows/procedure.ts'
import type { HigherReview } from './case.ts'
import { holder } from './holder.ts'

export function notices(event: CaseEvent, data: HigherReview, state: string): readonly Notice[] {
  const receipt: readonly Notice[] =
    event.type === 'applicant.submitted'
      ? [{ notice: 'receipt', to: { role: 'applicant', unit: null }, formal: true }]
      : []
  const notice = noticeOf(event.type)
  const to = holder(state, data)
  return notice === null || to.role === 'system' ? receipt : [...receipt, { notice, to, formal: false }]
}

function noticeOf(type: string): string | null {
  if (['applicant.submitted', 'organ.proposed', 'approver.returned', 'record.changed'].includes(type)) return 'task'
  if (!/^clock\.\w+\.(half|atRisk|dueToday|breach|urged)$/.test(type)) return null
  return type.endsWith('.breach') || type.endsWith('.urged') ? 'overdue' : 'reminder'
}
