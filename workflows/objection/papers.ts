import { two } from '#law/bilingual.ts'
import { ruleOf } from '#law/rules.ts'
import { sayLength } from '#law/say.ts'
import { lengthOf } from '#law/time-limit.ts'
import { withdrawalCauses } from '#records/withdrawal.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { corrects, removes } from '#workflows/contract/outcome.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import type { Objection } from './case.ts'
import { afterWithdrawal } from './withdrawal-words.ts'

/** Values given to its letters. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  receipt: { outcomes: { city: [], direct: ['verifyTime'] } },
  supplement: {},
  acceptance: {},
  forwarding: {},
  inquiry: {},
  pause: {},
  extension: {},
  refusal: {},
  result: {
    outcomes: { answered: [], upheldByWithdrawal: ['withdrawalCause'], endedAtSource: ['withdrawalCause', 'reason'] },
  },
  correction: {},
}

/** Papers of each event (GD 46, O36 18; ADR 13). */
export function papers(event: CaseEvent, data: Objection, state: string): readonly PaperOrder[] {
  const { platform } = data
  const own = { by: event.actor.unit ?? platform, to: 'applicant', basis: basisOf(data) } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [receipt(data, own)]
    case 'intake.askedSupplement':
      return [{ ...own, kind: 'supplement', series: '异补', notice: 'supplementList' }]
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

/** City channel: the platform tells the result (A5); else the unit. */
const toldBy = ({ channel, platform }: Objection) => (channel === 'city' ? { toldBy: platform } : {})

/** Direct: no last day before acceptance, which O36 18 counts from. */
function receipt(data: Objection, own: Pick<PaperOrder, 'by' | 'to' | 'basis'>): PaperOrder {
  const paper = { ...own, kind: 'receipt', by: reception(data), series: null, notice: 'receipt' } as const
  const length = lengthOf(ruleOf('A9'))
  return data.channel === 'direct' && length
    ? { ...paper, outcome: 'direct', values: { verifyTime: sayLength(length) } }
    : { ...paper, outcome: 'city' }
}

const basisOf = (data: Objection) => (data.channel === 'city' ? 'city' : 'direct')
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
  const result: PaperOrder = { ...told, kind: 'result', outcome: 'answered', series: '异告', review: true }
  const changes = data.ending === 'decided' && data.items.some((item) => removes(item) || corrects(item))
  return changes ? [result, { ...told, kind: 'correction', series: '异更' }] : [result]
}

/** Result after a withdrawal, with its reasons. */
function onWithdrawal(
  data: Objection,
  ending: string,
  withdrawal: NonNullable<Objection['withdrawal']>,
  own: Pick<PaperOrder, 'by' | 'to' | 'basis'>,
): readonly PaperOrder[] {
  const notice = afterWithdrawal(ending, withdrawal)
  const outcome = ending === 'decided' ? 'upheldByWithdrawal' : 'endedAtSource'
  const { cause, reason } = withdrawal
  const values = { withdrawalCause: withdrawalCauses[cause], reason: two(reason, reason) }
  return [{ ...own, ...toldBy(data), kind: 'result', outcome, series: '异告', notice, review: true, values }]
}
