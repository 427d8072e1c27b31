import { sayDay } from '#law/say.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { PaperOrder } from '#workflows/contract/paper.ts'
import { type Complaint, isJustified } from './case.ts'
import { faults, verdicts } from './words.ts'

/** The owner signs; the 督办单 goes to the unit complained of. */
export function papers(event: CaseEvent, data: Complaint): readonly PaperOrder[] {
  const own = { by: data.owner.unit, to: 'applicant', basis: 'YF 29' } as const
  switch (event.type) {
    case 'applicant.submitted':
      return [{ ...own, kind: 'receipt', series: null, notice: 'receipt', note: about(data) }]
    case 'unit.askedSupplement':
      return [{ ...own, kind: 'supplement', series: '投补', notice: 'supplementList', basis: '' }]
    case 'unit.accepted':
      return [{ ...own, kind: 'acceptance', series: '投受', notice: 'accepted' }]
    case 'approver.approved':
      return data.ending === 'refused'
        ? [{ ...own, kind: 'refusal', series: '投不受', notice: 'refused' }]
        : [{ ...own, kind: 'result', series: '投告', notice: 'answered', note: result(data) }, ...order(data)]
    default:
      return []
  }
}

const about = ({ fault }: Complaint) => ({
  zh: `投诉事项：${faults[fault].zh}。`,
  en: `Complained of: ${faults[fault].en}.`,
})

function order(data: Complaint): readonly PaperOrder[] {
  if (!isJustified(data) || data.order === null) return []
  const { text, due } = data.order
  const by = sayDay(due)
  const note = {
    zh: `${text}\n请于${by.zh}（含当日）前办结并反馈。`,
    en: `${text}\nTo be done, and reported, by ${by.en}, that day included.`,
  }
  const values = { verdict: verdictOf(data) }
  const own = { by: data.owner.unit, basis: 'YF 29' } as const
  return [{ ...own, kind: 'order', to: { unit: data.about }, series: '投督', notice: null, note, values }]
}

const verdictOf = ({ decision }: Complaint) => verdicts[decision?.verdict ?? 'unfounded'] ?? { zh: '', en: '' }

/** Strips what somebody typed of its full stop, which a sentence of ours puts. */
const bare = (text: string) => text.trim().replace(/[。.]+$/, '')

function result(data: Complaint) {
  const { decision, order: given } = data
  const verdict = verdictOf(data)
  const reason = bare(decision?.reason ?? '')
  const documentChecked = bare(decision?.documentChecked ?? '')
  const urged = given === null ? '' : `已要求被投诉单位于${sayDay(given.due).zh}（含当日）前落实：${bare(given.text)}。`
  const urgedInEnglish = given === null ? '' : `Ordered, by ${sayDay(given.due).en}: ${bare(given.text)}.`
  return {
    zh: `${verdict.zh}。理由：${reason}。\n查阅的文书：${documentChecked}。${urged}`,
    en: `${verdict.en}. Reasons: ${reason}.\nDocument checked: ${documentChecked}. ${urgedInEnglish}`,
  }
}
