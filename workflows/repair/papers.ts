import { citationText } from '#law/source.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import type { Repair } from './case.ts'

/** Papers that each event issues (O36 16, 3; ADR 13). The unit that acts signs. */
export function papers(event: CaseEvent, data: Repair): readonly PaperOrder[] {
  const own = { by: event.actor.unit ?? data.platform, to: 'applicant', basis: 'O36 16' } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [{ ...own, kind: 'receipt', by: data.platform, series: null, notice: 'receipt', note: filed(data) }]
    case 'unit.askedSupplement':
      return [{ ...own, kind: 'supplement', series: '修补', notice: 'supplementList', basis: '' }]
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

const filed = ({ channel }: Repair) =>
  channel === 'creditChina'
    ? {
        zh: '该记录由“信用中国”公示，本申请移交“信用中国”，由其推送认定单位；查询码登记后可在您的账户中查看。',
        en: 'The record is shown by Credit China, so the application is handed over to it and pushed to the determining unit; its query code will be shown in your account.',
      }
    : {
        zh: '本申请由本市直接受理，送认定单位办理。办理期间记录照常公示。',
        en: 'The application is taken by the city and goes to the determining unit. The record stays public meanwhile.',
      }

function decided(data: Repair, own: Pick<PaperOrder, 'by' | 'to' | 'basis'>): readonly PaperOrder[] {
  const { decision, measures, measuresNote } = data
  const values = {
    reason: plain(decision?.reason ?? ''),
    documentChecked: plain(decision?.documentChecked ?? ''),
    conditions: citationText('O36 14'),
  }
  if (data.ending === 'notAccepted')
    return [{ ...own, kind: 'refusal', series: '修不受', notice: 'notAccepted', note: again, values }]
  if (data.ending === 'notRepaired')
    return [{ ...own, kind: 'repairRefusal', series: '修不予', notice: 'refused', note: again, values }]
  const lift = { ...own, kind: 'liftMeasures', series: '修解', notice: null, basis: 'O36 3' } as const
  const note = measuresNote === '' ? {} : { note: measure(measuresNote) }
  return [
    { ...own, kind: 'repairDecision', series: '修决', notice: 'repaired', values },
    ...measures.map((unit): PaperOrder => ({ ...lift, to: { unit }, ...note })),
  ]
}

const measure = (text: string) => ({ zh: `应当解除的措施：${text}`, en: `What is to be lifted: ${text}` })
const plain = (text: string) => ({ zh: text, en: text })

/** O36 16: whoever was refused may apply again; no number of times is set. */
const again = {
  zh: '符合条件后可以再次申请信用修复，次数不限；对不予受理、不予修复决定有异议的，可以提出异议。',
  en: 'Once the conditions are met you may apply again, as often as you like; against this decision an objection is open too.',
}
