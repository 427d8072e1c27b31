import type { CaseEvent } from '#workflows/contract/actor.ts'
import { corrects, removes } from '#workflows/contract/outcome.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import type { HigherReview } from './case.ts'

/** What its letters are given to say. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = { receipt: {}, result: {}, correction: {} }

/** The organ signs where it has a seat here; what intake enters for it is the organ's own paper. */
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
