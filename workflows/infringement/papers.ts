import type { Bilingual } from '#law/bilingual.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import type { Infringement } from './case.ts'
import { harms, verdicts } from './words.ts'

const basis = '民法典 1029, 1030'

/** The owner signs. */
export function papers(event: CaseEvent, data: Infringement): readonly PaperOrder[] {
  const own = { by: data.owner.unit, to: 'applicant', basis } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [{ ...own, kind: 'receipt', series: null, notice: 'receipt', note: about(data) }]
    case 'unit.accepted':
      return [{ ...own, kind: 'acceptance', series: '侵受', notice: 'accepted', once: true }]
    case 'approver.approved':
      return decided(data, own)
    default:
      return []
  }
}

const about = ({ harm }: Infringement): Bilingual => ({
  zh: `侵权事项：${harms[harm].zh}。`,
  en: `What happened: ${harms[harm].en}.`,
})

function decided(data: Infringement, own: Pick<PaperOrder, 'by' | 'to' | 'basis'>): readonly PaperOrder[] {
  if (data.ending === null) return [{ ...own, kind: 'stop', series: '侵停', notice: 'stopped', note: why(data) }]
  if (data.ending === 'refused') return [{ ...own, kind: 'refusal', series: '侵不受', notice: 'refused' }]
  const result: PaperOrder = { ...own, kind: 'result', series: '侵告', notice: 'answered', note: finding(data) }
  const removes = data.remedy?.removes === true
  return removes ? [result, { ...own, kind: 'correction', series: '侵更', notice: 'answered' }] : [result]
}

const why = ({ decision }: Infringement): Bilingual => ({
  zh: `理由：${decision?.reason ?? ''}`,
  en: `Reasons: ${decision?.reason ?? ''}`,
})

/** The finding with all that follows from it, line by line. */
function finding(data: Infringement): Bilingual {
  const { decision, remedy } = data
  const verdict = verdicts[decision?.verdict ?? 'unfounded'] ?? { zh: '', en: '' }
  const { zh, en } = why(data)
  const lines: readonly (readonly [string | null | undefined, string, string])[] = [
    [decision?.documentChecked, '查阅的文书：', 'Document checked: '],
    [data.wantsNotice ? remedy?.notice?.text : null, '公告内容：', 'Public notice: '],
    [remedy?.compensation, '赔偿指引：', 'Compensation: '],
    [remedy?.accountability, '责任追究：', 'Accountability: '],
  ]
  const said = lines.filter(([text]) => text)
  return {
    zh: [`${verdict.zh}。${zh}`, ...said.map(([text, label]) => `${label}${text}`)].join('\n'),
    en: [`${verdict.en}. ${en}`, ...said.map(([text, , label]) => `${label}${text}`)].join('\n'),
  }
}
