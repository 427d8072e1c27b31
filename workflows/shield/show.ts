import { sayDay } from '#law/say.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { ShieldCase } from './case.ts'
import { said } from './said.ts'
import { verdicts } from './words.ts'

const filers = { company: said.theCompanyItself, administrator: said.itsAdministrator }
const kinds = { reorganisation: said.reorganisation, settlement: said.settlement }

export const show = (data: ShieldCase): Shown => ({
  channel: 'city',
  facts: facts(data),
  explanation: data.explanation,
  evidence: data.evidence,
  supplement: data.supplement,
  proposal: data.decision && {
    from: 'unit',
    by: data.decision.by,
    refusal: data.decision.verdict === 'refused' ? data.decision.reason : null,
    documentChecked: data.decision.documentChecked,
    facts: proposal(data),
  },
  ending: data.ending,
  answeredAt: data.answeredAt,
  contact: data.contact,
  ...(data.counter ? { counter: data.counter } : {}),
  decidedBy: data.decision?.unit ?? data.determiner,
})

function facts({ filer, ruling, decision, ending }: ShieldCase): readonly Fact[] {
  const asked: Fact[] = [
    { name: said.filedBy, value: filers[filer] },
    { name: said.procedure, value: kinds[ruling.kind] },
    { name: said.court, value: ruling.court },
    { name: said.ruling, value: ruling.number },
    { name: said.dateOfTheRuling, value: sayDay(ruling.on) },
    {
      name: said.lastDayOfThePlan,
      value: ruling.planEndsOn === null ? said.notNamed : sayDay(ruling.planEndsOn),
    },
  ]
  const isDecided = decision !== null && (ending === 'shielded' || ending === 'refused')
  return isDecided
    ? [
        ...asked,
        { name: said.decision, value: verdicts[ending] },
        { name: said.reasons, value: decision.reason },
        { name: said.documentChecked, value: decision.documentChecked },
      ]
    : asked
}

const proposal = ({ decision }: ShieldCase): readonly Fact[] =>
  decision === null
    ? []
    : [
        {
          name: said.proposal,
          value: decision.verdict === 'shielded' ? verdicts.shielded : verdicts.refused,
        },
        { name: said.reasons, value: decision.reason },
      ]
