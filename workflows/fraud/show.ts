import { heardShown } from '#workflows/contract/shown.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { Fraud } from './case.ts'
import { said } from './said.ts'
import { causes, verdicts } from './words.ts'

export const show = (data: Fraud): Shown => heardShown(data, facts(data), decided(data))

const facts = (data: Fraud): readonly Fact[] => [
  { name: said.whatIsChecked, value: causes[data.cause] },
  { name: said.whatTheUnitReports, value: data.report },
  ...(data.reply?.text ? [{ name: said.theSubjectsStatement, value: data.reply.text }] : []),
  // Intent of the unit, served on the subject before it is decided.
  ...(data.reply !== null || data.ending !== null ? decided(data) : []),
]

function decided({ decision, ending }: Fraud): readonly Fact[] {
  if (decision === null) return []
  const isFinding = decision.verdict === 'found'
  return [
    {
      name: ending === null ? said.intendedDecision : said.decision,
      value: isFinding ? verdicts.found : verdicts.notFound,
    },
    ...(isFinding
      ? [
          {
            name: said.theRecordItself,
            value: decision.restores ? said.shownAgainToItsOwn : said.notShownAgain,
          },
        ]
      : []),
    { name: said.reasons, value: decision.reason },
    { name: said.documentChecked, value: decision.documentChecked },
  ]
}
