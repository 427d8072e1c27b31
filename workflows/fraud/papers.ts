import type { Bilingual } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { fraudUntil } from '#law/publicity-period.ts'
import { sayDay } from '#law/say.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { saidOf } from '#workflows/contract/decision.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import { intention } from '#workflows/contract/reply.ts'
import type { Fraud } from './case.ts'
import { causes } from './forms.ts'
import { unit } from './holder.ts'

/** Papers that each event issues (O36 25; ADR 13). */
export function papers(event: CaseEvent, data: Fraud, state: string): readonly PaperOrder[] {
  const { decision } = data
  const own = { by: event.actor.unit ?? unit(data).unit ?? data.platform, to: 'applicant', basis: 'O36 25' } as const
  if (event.type === 'unit.reported')
    return [{ ...own, kind: 'opening', series: null, notice: 'receipt', note: opened(data) }]
  if (event.type === 'head.extended')
    return [{ ...own, kind: 'checkExtension', series: '修核延', notice: 'extended', basis: '' }]
  if (decision === null) return []
  if (event.type === 'unit.proposed' && state === 'awaitingReply')
    return [
      {
        ...own,
        kind: 'intention',
        series: '修核告',
        notice: intention,
        note: finding(data, null),
        values: { ...saidOf(decision), decision: intends },
      },
    ]
  if (event.type !== 'approver.approved') return []
  const paper = { ...own, kind: 'decision', series: '修核决' } as const
  const said = saidOf(decision)
  return data.ending === 'found'
    ? [{ ...paper, notice: 'found', note: finding(data, shanghaiDay(event.at)), values: { ...said, decision: finds } }]
    : [{ ...paper, notice: 'notFound', note: nothingFound, values: { ...said, decision: findsNot } }]
}

const intends: Bilingual = { zh: '拟认定信用修复弄虚作假', en: 'fraud in a repair' }
const finds: Bilingual = { zh: '信用修复弄虚作假认定', en: 'fraud in a repair is found' }
const findsNot: Bilingual = { zh: '不予认定信用修复弄虚作假', en: 'no fraud in the repair is found' }

const opened = ({ cause }: Fraud): Bilingual => ({
  zh: `核查事项：你（单位）在该记录的信用修复中是否存在“${causes[cause].zh}”的情形。启动核查不代表已作认定。作出认定前，将书面告知拟认定的事实、理由和依据，并听取你（单位）的陈述、申辩；你（单位）现在也可以提交陈述意见和材料。`,
  en: `What is checked is whether, in the repair of this record, there was this: ${causes[cause].en.toLowerCase()}. That we check it does not mean that anything is found. Before a finding you will be told in writing the facts, reasons and basis intended, and be heard; you may state your case and send material now.`,
})

/** `on`: the day of the finding; null while it is only intended. */
function finding({ cause, decision }: Fraud, on: string | null): Bilingual {
  const until = on === null ? null : sayDay(fraudUntil(on))
  const again = decision?.restores === true
  return {
    zh: `${until ? '经查，' : '拟认定：'}你（单位）在该记录的信用修复中${causes[cause].zh}${until ? '，认定为弄虚作假' : '，涉嫌弄虚作假'}。该情况自认定之日起公示三年${until ? `，至${until.zh}止` : ''}，公示期内不得提前终止公示，该失信信息不予修复。${again ? '该记录恢复公示至其原定的公示期届满日。' : '该记录不恢复公示。'}`,
    en: `${until ? 'It is found' : 'It is intended to find'} that in the repair of this record there was this: ${causes[cause].en.toLowerCase()}. The finding is shown for three years${until ? `, to ${until.en}` : ''}, without an early end; meanwhile the item cannot be repaired. ${again ? 'The record is shown again to its own last day.' : 'The record itself is not shown again.'}`,
  }
}

const nothingFound: Bilingual = {
  zh: '经查，不予认定弄虚作假，信用修复不受影响。',
  en: 'No fraud is found; the repair remains valid.',
}
