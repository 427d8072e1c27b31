import { shanghaiDay } from '#law/day.ts'
import { fraudUntil } from '#law/publicity-period.ts'
import { sayDay } from '#law/say.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Bilingual } from '#workflows/contract/bilingual.ts'
import { saidOf } from '#workflows/contract/decision.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import { intention } from '#workflows/contract/reply.ts'
import type { Fraud } from './case.ts'
import { causes } from './forms.ts'
import { unit } from './holder.ts'

/** Which event issues which paper (O36 25; ADR 13). */
export function papers(event: CaseEvent, data: Fraud, state: string): readonly PaperOrder[] {
  const { decision } = data
  const own = { by: event.actor.unit ?? unit(data).unit ?? data.platform, to: 'applicant', basis: 'O36 25' } as const
  if (event.type === 'unit.reported')
    return [{ ...own, kind: 'opening', series: null, notice: 'receipt', note: opened(data) }]
  if (event.type === 'head.extended')
    return [{ ...own, kind: 'extension', series: '弄延', notice: 'extended', basis: '' }]
  if (decision === null) return []
  if (event.type === 'unit.proposed' && state === 'awaitingReply')
    return [
      {
        ...own,
        kind: 'intention',
        series: '弄告',
        notice: intention,
        note: finding(data, null),
        values: saidOf(decision),
      },
    ]
  if (event.type !== 'approver.approved') return []
  const paper = { ...own, kind: 'decision', series: '弄决', values: saidOf(decision) } as const
  return data.ending === 'found'
    ? [{ ...paper, notice: 'found', note: finding(data, shanghaiDay(event.at)) }]
    : [{ ...paper, notice: 'notFound', note: nothingFound }]
}

const opened = ({ cause }: Fraud): Bilingual => ({
  zh: `核查事项：该记录的信用修复中${causes[cause].zh}。认定前将告知你（单位）并听取陈述、申辩；现在也可以提交陈述和材料。`,
  en: `What is checked: in the repair of this record, ${causes[cause].en.toLowerCase()}. Before anything is found you will be told and heard; you may state your case now.`,
})

/** `on`: the day of the finding; null while it is only intended. */
function finding({ cause, decision }: Fraud, on: string | null): Bilingual {
  const until = on === null ? null : sayDay(fraudUntil(on))
  const again = decision?.restores === true
  return {
    zh: `认定该记录的信用修复中${causes[cause].zh}。该情况自认定之日起公示三年${until ? `，至${until.zh}止` : ''}，不得提前终止；其间原事项不予修复。${again ? '该记录恢复公示至其原定的公示期届满日。' : '该记录不恢复公示。'}`,
    en: `It is found that in the repair of this record there was this: ${causes[cause].en.toLowerCase()}. The finding is shown for three years${until ? `, to ${until.en}` : ''}, without an early end; meanwhile the item cannot be repaired. ${again ? 'The record is shown again to its own last day.' : 'The record itself is not shown again.'}`,
  }
}

const nothingFound: Bilingual = {
  zh: '未认定弄虚作假，信用修复不受影响。',
  en: 'No fraud is found; the repair remains valid.',
}
