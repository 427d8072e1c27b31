import type { Bilingual } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import { type Infringement, isUpheld } from './case.ts'
import { said } from './said.ts'
import { harms, verdicts } from './words.ts'

const { yes, no } = said
const fact = (name: Bilingual, value: Fact['value'] | null): readonly Fact[] =>
  value === null ? [] : [{ name, value }]

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
      ...fact(said.infringement, harms[data.harm]),
      { name: said.unitConcerned, unit: data.about },
      ...fact(said.interimStopAskedFor, data.wantsStop ? yes : no),
      ...fact(said.agreesToARestoringNotice, data.wantsNotice ? yes : no),
      ...fact(said.notShownSince, stop ? sayDay(stop.on) : null),
      ...fact(said.whatWasStopped, stop?.what ?? null),
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
    ...fact(said.finding, verdicts[decision.verdict] ?? decision.verdict),
    ...fact(said.reasons, decision.reason),
    ...(remedy ? fact(said.takenDownForGood, remedy.removes ? yes : no) : []),
    ...fact(said.publicNotice, remedy?.notice?.text ?? null),
    ...fact(said.publicWronglySince, remedy?.notice ? sayDay(remedy.notice.shownFrom) : null),
    ...fact(said.compensation, remedy?.compensation ?? null),
    ...fact(said.accountability, remedy?.accountability ?? null),
  ]
}
