import type { CaseEvent } from '#workflows/contract/actor.ts'
import { saidOf } from '#workflows/contract/decision.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import { intention } from '#workflows/contract/reply.ts'
import { isOutside, type ShieldEnd } from './case.ts'
import { unit } from './holder.ts'
import { findings } from './words.ts'

/** Values given to its letters. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  receipt: { outcomes: { ownReport: [], outsideReport: [] } },
  opening: { outcomes: { regular: [], planEnd: [], report: [] } },
  intention: { gives: ['reason', 'documentChecked'] },
  result: { gives: ['verdict', 'reason', 'documentChecked'] },
  decision: { gives: ['reason', 'documentChecked'], outcomes: { restored: [], kept: [] } },
}

/** Papers of each event (O36 20; ADR 10, 13). */
export function papers(event: CaseEvent, data: ShieldEnd, state: string): readonly PaperOrder[] {
  const { decision } = data
  const own = { by: event.actor.unit ?? unit(data).unit ?? data.platform, to: 'applicant' } as const
  if (isOutside(data)) return toOutsider(event, data, own)
  if (event.type === 'review.opened' && data.cause === 'ownReport')
    return [{ ...own, kind: 'receipt', outcome: 'ownReport', series: null, notice: 'receipt' }]
  if (event.type === 'review.opened')
    return [{ ...own, kind: 'opening', outcome: data.cause, series: null, notice: 'receipt' }]
  if (decision === null) return []
  if (event.type === 'unit.proposed' && state === 'awaitingReply')
    return [
      {
        ...own,
        kind: 'intention',
        series: '屏告',
        notice: intention,
        values: saidOf(decision),
      },
    ]
  if (event.type !== 'approver.approved') return []
  const isRestored = data.ending === 'restored'
  const paper = { ...own, kind: 'decision', series: '屏终' } as const
  const outcome = isRestored ? 'restored' : 'kept'
  return [{ ...paper, outcome, notice: outcome, values: saidOf(decision) }]
}

/** Receipt and answer for whoever reported from outside. */
function toOutsider(
  { type }: CaseEvent,
  { platform, decision, ending }: ShieldEnd,
  { to }: Pick<PaperOrder, 'to'>,
): readonly PaperOrder[] {
  const own = { by: platform, to }
  if (type === 'review.opened')
    return [{ ...own, kind: 'receipt', outcome: 'outsideReport', series: null, notice: 'reportReceived' }]
  if (type !== 'approver.approved' || decision === null) return []
  const verdict = ending === 'passedOn' ? findings.passedOn : findings.unfounded
  return [
    { ...own, kind: 'result', series: '屏复', notice: 'reportAnswered', values: { verdict, ...saidOf(decision) } },
  ]
}
