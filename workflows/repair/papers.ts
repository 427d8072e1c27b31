import { citationText } from '#law/source.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import type { Repair } from './case.ts'

/** Values given to its letters. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  receipt: { outcomes: { city: [], creditChina: [] } },
  supplement: {},
  acceptance: {},
  extension: {},
  refusal: {},
  repairRefusal: { gives: ['reason', 'documentChecked'] },
  repairDecision: { gives: ['reason', 'documentChecked', 'conditions'] },
  liftMeasures: { may: ['measures'] },
}

/** Papers of each event (O36 16, 3; ADR 13). */
export function papers(event: CaseEvent, data: Repair): readonly PaperOrder[] {
  const own = { by: event.actor.unit ?? data.platform, to: 'applicant' } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [{ ...own, kind: 'receipt', by: data.platform, outcome: channelOf(data), series: null, notice: 'receipt' }]
    case 'unit.askedSupplement':
      return [{ ...own, kind: 'supplement', series: '修补', notice: 'supplementList' }]
    case 'unit.accepted':
      return [{ ...own, kind: 'acceptance', series: '修受', notice: 'accepted', once: true }]
    case 'head.extended':
      return [{ ...own, kind: 'extension', series: '修延', notice: 'extended' }]
    case 'approver.approved':
      return decided(data, own)
    default:
      return []
  }
}

const channelOf = ({ channel }: Repair) => (channel === 'creditChina' ? 'creditChina' : 'city')

function decided(data: Repair, own: Pick<PaperOrder, 'by' | 'to' | 'basis'>): readonly PaperOrder[] {
  const { decision, measures, measuresNote } = data
  const values = {
    reason: plain(decision?.reason ?? ''),
    documentChecked: plain(decision?.documentChecked ?? ''),
    conditions: citationText('O36 14'),
  }
  if (data.ending === 'notAccepted')
    return [{ ...own, kind: 'refusal', series: '修不受', notice: 'notAccepted', values }]
  if (data.ending === 'notRepaired')
    return [{ ...own, kind: 'repairRefusal', series: '修不予', notice: 'refused', values }]
  const lift = { ...own, kind: 'liftMeasures', series: '修解', notice: null } as const
  return [
    { ...own, kind: 'repairDecision', series: '修决', notice: 'repaired', values },
    ...measures.map((unit): PaperOrder => ({ ...lift, to: { unit }, values: { measures: plain(measuresNote) } })),
  ]
}

const plain = (text: string) => ({ zh: text, en: text })
