import type { CaseEvent } from '#workflows/contract/actor.ts'
import { corrects, removes } from '#workflows/contract/outcome.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import type { Objection } from './case.ts'
import { afterWithdrawal, withdrawalNote } from './withdrawal-words.ts'

/** Papers that each event issues (GD 46, O36 18; ADR 13). The unit that acts signs. */
export function papers(event: CaseEvent, data: Objection, state: string): readonly PaperOrder[] {
  const { platform } = data
  const own = { by: event.actor.unit ?? platform, to: 'applicant', basis: basisOf(data) } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [{ ...own, kind: 'receipt', by: reception(data), series: null, notice: 'receipt', note: marked }]
    case 'intake.askedSupplement':
      return [{ ...own, kind: 'supplement', series: '异补', notice: 'supplementList', basis: '' }]
    case 'intake.kept':
    case 'unit.accepted':
      return [{ ...own, kind: 'acceptance', series: '异受', notice: 'accepted', once: true }]
    case 'intake.forwarded':
    case 'supervisor.assigned':
    case 'clock.A3.breach':
      return state === 'withProvider' && data.unit !== null ? forwarded(data, data.unit) : []
    case 'unit.asked':
      return data.inquiry
        ? [{ ...own, kind: 'inquiry', to: { unit: data.inquiry.unit }, series: '异协', notice: null }]
        : []
    case 'head.paused':
      return [{ ...own, kind: 'pause', series: '异扣', notice: 'paused' }]
    case 'head.extended':
      return [{ ...own, kind: 'extension', series: '异延', notice: 'extended' }]
    case 'approver.approved':
      return decided(data, own)
    default:
      return []
  }
}

/** Through the city's channel the platform tells the result (A5); a unit that took the objection itself tells its own. */
const toldBy = ({ channel, platform }: Objection) => (channel === 'city' ? { toldBy: platform } : {})

const marked = {
  zh: '该记录已自收到之时起加注“异议中”标注；标注期间记录照常公示。',
  en: 'From receipt the record carries a dispute mark; it stays public meanwhile.',
}

const basisOf = (data: Objection) => (data.channel === 'city' ? 'GD 46' : 'O36 18')
const reception = (data: Objection) => (data.channel === 'direct' ? (data.unit ?? data.platform) : data.platform)

function forwarded(data: Objection, unit: string): readonly PaperOrder[] {
  const from = { by: data.platform, basis: basisOf(data) } as const
  return [
    { ...from, kind: 'acceptance', to: 'applicant', series: '异受', notice: 'forwarded', once: true },
    { ...from, kind: 'forwarding', to: { unit }, series: '异转', notice: null },
  ]
}

function decided(data: Objection, own: Pick<PaperOrder, 'by' | 'to' | 'basis'>): readonly PaperOrder[] {
  if (data.ending === 'refused') return [{ ...own, kind: 'refusal', series: '异不受', notice: 'refused', review: true }]
  if (data.withdrawal && data.ending !== null) return onWithdrawal(data, data.ending, data.withdrawal, own)
  const notice = data.ending === null ? 'partialAnswer' : 'answered'
  const told = { ...own, ...toldBy(data), notice }
  const result: PaperOrder = { ...told, kind: 'result', series: '异告', review: true }
  const changes = data.ending === 'decided' && data.items.some((item) => removes(item) || corrects(item))
  return changes ? [result, { ...told, kind: 'correction', series: '异更' }] : [result]
}

/** Result after the unit withdrew the record; reasons stand with each answer, or, on something else, in the note. */
function onWithdrawal(
  data: Objection,
  ending: string,
  withdrawal: NonNullable<Objection['withdrawal']>,
  own: Pick<PaperOrder, 'by' | 'to' | 'basis'>,
): readonly PaperOrder[] {
  const notice = afterWithdrawal(ending, withdrawal)
  const note = withdrawalNote(ending, withdrawal)
  return [{ ...own, ...toldBy(data), kind: 'result', series: '异告', notice, review: true, note }]
}
