import { two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import { type Infringement, isUpheld } from './case.ts'
import { harms, verdicts } from './words.ts'

const yes = two('是', 'Yes')
const no = two('否', 'No')
const fact = (zh: string, en: string, value: Fact['value'] | null): readonly Fact[] =>
  value === null ? [] : [{ name: two(zh, en), value }]

/** The finding is the staff's until it is approved. */
export function show(data: Infringement): Shown {
  const { decision, ending, stop } = data
  const isOut = ending === 'decided' || ending === 'refused'
  return {
    explanation: data.explanation,
    evidence: data.evidence,
    contact: data.contact,
    ...(data.counter && { counter: data.counter }),
    ending,
    about: data.about,
    upheld: ending === 'decided' && isUpheld(data),
    answeredAt: data.answeredAt,
    decidedBy: data.owner.unit,
    facts: [
      ...fact('侵权事项', 'Infringement', harms[data.harm]),
      { name: two('涉及单位', 'Unit concerned'), unit: data.about },
      ...fact('请求先行停止公示', 'Interim stop asked for', data.wantsStop ? yes : no),
      ...fact('同意发布恢复名誉公告', 'Agrees to a restoring notice', data.wantsNotice ? yes : no),
      ...fact('先行停止公示', 'Not shown since', stop ? sayDay(stop.on) : null),
      ...fact('已停止的内容', 'What was stopped', stop?.what ?? null),
      ...(isOut ? finding(data) : []),
    ],
    // An approved interim stop is a fact, no proposal.
    proposal:
      decision && (decision.verdict !== 'stop' || stop === null)
        ? {
            from: 'unit',
            by: decision.by,
            refusal: decision.verdict === 'refused' ? decision.reason : null,
            documentChecked: decision.documentChecked,
            facts: finding(data),
          }
        : null,
  }
}

function finding({ decision, remedy }: Infringement): readonly Fact[] {
  if (decision === null) return []
  return [
    ...fact('处理结论', 'Finding', verdicts[decision.verdict] ?? decision.verdict),
    ...fact('理由', 'Reasons', decision.reason),
    ...(remedy ? fact('终止公示', 'Taken down for good', remedy.removes ? yes : no) : []),
    ...fact('公告内容', 'Public notice', remedy?.notice?.text ?? null),
    ...fact('错误公示起始日', 'Wrongly public since', remedy?.notice ? sayDay(remedy.notice.shownFrom) : null),
    ...fact('赔偿指引', 'Compensation', remedy?.compensation ?? null),
    ...fact('责任追究', 'Accountability', remedy?.accountability ?? null),
  ]
}
