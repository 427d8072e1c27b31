import { sayDay } from '#law/say.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import { type Complaint, isJustified } from './case.ts'
import { said } from './said.ts'
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
      { name: said.complaintAbout, value: faults[data.fault] },
      { name: said.unitComplainedOf, unit: data.about },
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
    { name: said.finding, value: verdicts[decision.verdict] ?? decision.verdict },
    { name: said.reasons, value: decision.reason },
    { name: said.documentChecked, value: decision.documentChecked },
    ...(order
      ? [
          { name: said.ordered, value: order.text },
          { name: said.toBeDoneBy, value: sayDay(order.due) },
        ]
      : []),
  ]
}
