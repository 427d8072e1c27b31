import { two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import { type Complaint, isJustified } from './case.ts'
import { faults, verdicts } from './words.ts'

/** Values given to its letters. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  receipt: { gives: ['fault'] },
  supplement: {},
  acceptance: {},
  refusal: {},
  result: { gives: ['verdict', 'reason', 'documentChecked'], may: ['order', 'orderDue'] },
  order: { gives: ['verdict', 'order', 'orderDue'] },
}

/** The owner signs; the 督办单 goes to the unit complained of. */
export function papers(event: CaseEvent, data: Complaint): readonly PaperOrder[] {
  const own = { by: data.owner.unit, to: 'applicant' } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [{ ...own, kind: 'receipt', series: null, notice: 'receipt', values: { fault: faults[data.fault] } }]
    case 'unit.askedSupplement':
      return [{ ...own, kind: 'supplement', series: '投补', notice: 'supplementList' }]
    case 'unit.accepted':
      return [{ ...own, kind: 'acceptance', series: '投受', notice: 'accepted' }]
    case 'approver.approved':
      return data.ending === 'refused'
        ? [{ ...own, kind: 'refusal', series: '投不受', notice: 'refused' }]
        : [{ ...own, kind: 'result', series: '投告', notice: 'answered', values: result(data) }, ...order(data)]
    default:
      return []
  }
}

function order(data: Complaint): readonly PaperOrder[] {
  if (!isJustified(data) || data.order === null) return []
  const { text, due } = data.order
  const values = { verdict: verdictOf(data), order: plain(text), orderDue: sayDay(due) }
  return [{ by: data.owner.unit, kind: 'order', to: { unit: data.about }, series: '投督', notice: null, values }]
}

const verdictOf = ({ decision }: Complaint) => verdicts[decision?.verdict ?? 'unfounded'] ?? { zh: '', en: '' }

/** Drops a typed full stop, which our sentence adds. */
const bare = (text: string) => text.trim().replace(/[。.]+$/, '')

const plain = (text: string) => two(text, text)

function result(data: Complaint): NonNullable<PaperOrder['values']> {
  const { decision, order: given } = data
  return {
    verdict: verdictOf(data),
    reason: plain(bare(decision?.reason ?? '')),
    documentChecked: plain(bare(decision?.documentChecked ?? '')),
    ...(given && { order: plain(bare(given.text)), orderDue: sayDay(given.due) }),
  }
}
