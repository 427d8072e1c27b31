import type { CaseEvent } from '#workflows/contract/actor.ts'
import { corrects, removes } from '#workflows/contract/outcome.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import type { HigherReview } from './case.ts'

/** Values given to its letters. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = { receipt: {}, result: {}, correction: {} }

/** Signed by an organ with a seat; intake enters others' papers. */
export function papers(event: CaseEvent, data: HigherReview): readonly PaperOrder[] {
  const own = { to: 'applicant' } as const
  if (event.type === 'applicant.submitted')
    return [{ ...own, kind: 'receipt', by: data.platform, series: null, notice: 'receipt' }]
  if (event.type !== 'approver.approved' || data.ending !== 'decided') return []
  const by = event.actor.unit ?? data.platform
  const result: PaperOrder = { ...own, kind: 'result', by, series: '复告', notice: 'answered' }
  const changes = data.items.some((item) => removes(item) || corrects(item))
  return changes ? [result, { ...own, kind: 'correction', by, series: '复更', notice: 'answered' }] : [result]
}
