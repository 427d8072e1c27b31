import type { Bilingual } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { saidOf } from '#workflows/contract/decision.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import type { ShieldCase } from './case.ts'
import { unit } from './holder.ts'

/** Papers that each event issues (O36 20; ADR 13). */
export function papers(event: CaseEvent, data: ShieldCase): readonly PaperOrder[] {
  const own = { by: event.actor.unit ?? data.platform, to: 'applicant', basis: 'O36 20' } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [{ ...own, kind: 'receipt', by: unit(data).unit ?? data.platform, series: null, notice: 'receipt' }]
    case 'unit.askedSupplement':
      return [{ ...own, kind: 'supplement', series: '屏补', notice: 'supplementList', basis: '' }]
    case 'approver.approved':
      return data.decision
        ? [{ ...own, ...decided(data), values: { ...saidOf(data.decision), decision: named(data) } }]
        : []
    default:
      return []
  }
}

function decided({ ending, ruling }: ShieldCase): Pick<PaperOrder, 'kind' | 'series' | 'notice' | 'note'> {
  const decision = { kind: 'decision', series: '屏决' } as const
  return ending === 'shielded'
    ? { ...decision, notice: 'shielded', note: granted(ruling.planEndsOn) }
    : { ...decision, notice: 'refused', note: refused }
}

const named = ({ ending }: ShieldCase): Bilingual =>
  ending === 'shielded' ? { zh: '暂时屏蔽', en: 'record shielded' } : { zh: '不予暂时屏蔽', en: 'record not shielded' }

const refused: Bilingual = {
  zh: '决定不予暂时屏蔽。补充理由或者材料后，可以再次申请。',
  en: 'The record is not shielded. You may apply again with further reasons or material.',
}

function granted(planEndsOn: string | null): Bilingual {
  const end = planEndsOn === null ? null : sayDay(planEndsOn)
  return {
    zh: `对该记录予以暂时屏蔽，同步解除相应惩戒措施，以重整、和解所必需为限。${end ? `计划执行至${end.zh}。` : ''}屏蔽期间定期复查；重整计划（和解协议）不能执行的，认定单位将事先告知并听取陈述，再决定是否恢复公示；恢复公示的，不超过该记录原定的公示期。计划执行完毕的，可以凭裁定申请信用修复。`,
    en: `The record is hidden for the time being and the measures taken on its account are lifted, as far as the reorganisation or settlement needs it.${end ? ` The plan runs to ${end.en}.` : ''} The shield is reviewed regularly. If the plan cannot be carried out, the determining unit tells you first, hears you and then decides whether to show the record again, never beyond its own last day. When the plan is completed you may apply for repair with the ruling.`,
  }
}
