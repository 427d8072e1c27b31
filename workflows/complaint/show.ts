import { two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import { type Complaint, isJustified } from './case.ts'
import { faults, verdicts } from './words.ts'

/** The finding is the staff's until it is approved. */
export function show(data: Complaint): Shown {
  const { decision, ending } = data
  const isOut = ending === 'decided' || ending === 'refused'
  return {
    explanation: data.explanation,
    evidence: data.evidence,
    supplement: data.supplement,
    contact: data.contact,
    ...(data.counter && { counter: data.counter }),
    ending,
    about: data.about,
    upheld: ending === 'decided' && isJustified(data),
    answeredAt: data.answeredAt,
    decidedBy: data.owner.unit,
    facts: [
      { name: two('投诉事项', 'Complaint about'), value: faults[data.fault] },
      { name: two('被投诉单位', 'Unit complained of'), unit: data.about },
      ...(isOut ? finding(data) : []),
    ],
    proposal: decision && {
      from: 'unit',
      by: decision.by,
      refusal: decision.verdict === 'refused' ? decision.reason : null,
      documentChecked: decision.documentChecked,
      facts: finding(data),
    },
  }
}

function finding({ decision, order }: Complaint): readonly Fact[] {
  if (decision === null) return []
  return [
    { name: two('处理结论', 'Finding'), value: verdicts[decision.verdict] ?? decision.verdict },
    { name: two('理由', 'Reasons'), value: decision.reason },
    { name: two('查阅的文书', 'Document checked'), value: decision.documentChecked },
    ...(order
      ? [
          { name: two('督办要求', 'Ordered'), value: order.text },
          { name: two('督办期限', 'To be done by'), value: sayDay(order.due) },
        ]
      : []),
  ]
}
