import { two } from '#law/bilingual.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import type { Infringement } from './case.ts'
import { harms, verdicts } from './words.ts'

/** Values given to its letters. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  receipt: { gives: ['harm'] },
  acceptance: {},
  stop: { gives: ['reason'] },
  refusal: {},
  result: {
    gives: ['verdict', 'reason', 'documentChecked'],
    may: ['notice', 'compensation', 'accountability'],
  },
  correction: {},
}

/** The owner signs. */
export function papers(event: CaseEvent, data: Infringement): readonly PaperOrder[] {
  const own = { by: data.owner.unit, to: 'applicant' } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [{ ...own, kind: 'receipt', series: null, notice: 'receipt', values: { harm: harms[data.harm] } }]
    case 'unit.accepted':
      return [{ ...own, kind: 'acceptance', series: '侵受', notice: 'accepted', once: true }]
    case 'approver.approved':
      return decided(data, own)
    default:
      return []
  }
}

function decided(data: Infringement, own: Pick<PaperOrder, 'by' | 'to'>): readonly PaperOrder[] {
  if (data.ending === null) return [{ ...own, kind: 'stop', series: '侵停', notice: 'stopped', values: why(data) }]
  if (data.ending === 'refused') return [{ ...own, kind: 'refusal', series: '侵不受', notice: 'refused' }]
  const result: PaperOrder = { ...own, kind: 'result', series: '侵告', notice: 'answered', values: finding(data) }
  const removes = data.remedy?.removes === true
  return removes ? [result, { ...own, kind: 'correction', series: '侵更', notice: 'answered' }] : [result]
}

const plain = (text: string) => two(text, text)

const why = ({ decision }: Infringement) => ({ reason: plain(decision?.reason ?? '') })

/** The finding with all that follows from it. */
function finding(data: Infringement): NonNullable<PaperOrder['values']> {
  const { decision, remedy } = data
  const more = {
    notice: data.wantsNotice ? remedy?.notice?.text : null,
    compensation: remedy?.compensation,
    accountability: remedy?.accountability,
  }
  return {
    ...why(data),
    verdict: verdicts[decision?.verdict ?? 'unfounded'] ?? plain(''),
    documentChecked: plain(decision?.documentChecked ?? ''),
    ...Object.fromEntries(Object.entries(more).flatMap(([name, text]) => (text ? [[name, plain(text)]] : []))),
  }
}
