import { sayDay } from '#law/say.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { saidOf } from '#workflows/contract/decision.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import type { ShieldCase } from './case.ts'
import { unit } from './holder.ts'

/** Values given to its letters. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  receipt: {},
  supplement: {},
  decision: { gives: ['reason', 'documentChecked'], may: ['planEndsOn'], outcomes: { shielded: [], refused: [] } },
}

/** Papers that each event issues (O36 20; ADR 13). */
export function papers(event: CaseEvent, data: ShieldCase): readonly PaperOrder[] {
  const own = { by: event.actor.unit ?? data.platform, to: 'applicant' } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [{ ...own, kind: 'receipt', by: unit(data).unit ?? data.platform, series: null, notice: 'receipt' }]
    case 'unit.askedSupplement':
      return [{ ...own, kind: 'supplement', series: '屏补', notice: 'supplementList' }]
    case 'approver.approved':
      return data.decision ? [decision(data, own, data.decision)] : []
    default:
      return []
  }
}

function decision(data: ShieldCase, own: Pick<PaperOrder, 'by' | 'to'>, said: Said): PaperOrder {
  const { values, ...named } = decided(data)
  return { ...own, ...named, kind: 'decision', series: '屏决', values: { ...saidOf(said), ...values } }
}

type Said = NonNullable<ShieldCase['decision']>

function decided({ ending, ruling }: ShieldCase): Pick<PaperOrder, 'outcome' | 'notice' | 'values'> {
  if (ending !== 'shielded') return { outcome: 'refused', notice: 'refused' }
  const { planEndsOn } = ruling
  return { outcome: 'shielded', notice: 'shielded', ...(planEndsOn && { values: { planEndsOn: sayDay(planEndsOn) } }) }
}
