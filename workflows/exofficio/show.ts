import { type Bilingual, two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { citationText } from '#law/source.ts'
import { fieldOf } from '#records/layout.ts'
import { withdrawalCauses } from '#records/withdrawal.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { ExOfficio } from './case.ts'
import { cellsOf } from './cells-of.ts'
import { ruleNames } from './rule-names.ts'
import { said } from './said.ts'
import { tiers, verdictNames } from './verdict-names.ts'

/** Cause, matter for approval, and outcome of the case. */
export function show(data: ExOfficio): Shown {
  const { proposal, ending } = data
  const decided = ending === 'decided' && proposal !== null
  return {
    facts: [...foundFacts(data), ...(decided ? proposedFacts(data) : []), ...mendedFacts(data)],
    evidence: data.evidence,
    contact: data.contact,
    ending,
    answeredAt: data.answeredAt,
    byHand: data.contact?.consentElectronic !== true,
    decidedBy: proposal?.unit ?? data.unit,
    proposal:
      proposal === null || decided
        ? null
        : {
            from: 'unit',
            by: proposal.by,
            refusal: null,
            documentChecked: proposal.documentChecked,
            facts: proposedFacts(data),
          },
  }
}

function foundFacts({ rule, article, why, foundOn, report, offered }: ExOfficio): readonly Fact[] {
  const name = ruleNames[rule]
  return [
    { name: said.whatWasFound, value: name ?? rule },
    { name: said.inParticular, value: why },
    ...(article === '' ? [] : [{ name: said.article, value: citationText(article) }]),
    { name: said.foundOn, value: sayDay(foundOn) },
    ...(report === null ? [] : [{ name: said.documentReported, value: report.documentChecked }]),
    ...(offered === null ? [] : reportedFacts(offered.fields, said.reported)),
  ]
}

function proposedFacts({ proposal, offered }: ExOfficio): readonly Fact[] {
  if (proposal === null) return []
  const { verdict, reason, documentChecked, tier, tierBasis, cause } = proposal
  return [
    { name: said.answer, value: verdictNames[verdict] },
    ...(cause ? [{ name: said.whyItWasWithdrawn, value: withdrawalCauses[cause] }] : []),
    { name: said.reasons, value: reason },
    { name: said.documentChecked, value: documentChecked },
    ...cellFacts(cellsOf(proposal), said.correctedTo),
    ...(verdict === 'tiered' && tier !== null
      ? [
          { name: said.seriousness, value: tiers[tier] ?? tier },
          { name: said.basisOfTheTier, value: tierBasis ?? '' },
        ]
      : []),
    ...(verdict === 'taken' && offered !== null ? reportedFacts(offered.fields, said.takenOver) : []),
  ]
}

const mendedFacts = ({ mended }: ExOfficio): readonly Fact[] =>
  mended === null
    ? []
    : [
        { name: said.howTheSourceWasMended, value: mended.reason },
        { name: said.documentChecked, value: mended.documentChecked },
      ]

/** Shows of a whole row what differs from the record. */
const reportedFacts = (cells: Readonly<Record<string, string>>, what: Bilingual): readonly Fact[] =>
  cellFacts(cells, what).map((fact) => ({ ...fact, unlessStood: true as const }))

/** Cells by column, without hashed identity numbers. */
function cellFacts(cells: Readonly<Record<string, string>>, what: Bilingual): readonly Fact[] {
  return Object.entries(cells).flatMap(([column, value]) => {
    const field = fieldOf('penalty', column) ?? fieldOf('permit', column)
    if (field?.type === 'identityNumber') return []
    const { zh, en } = field ?? two(column, column)
    return [{ name: two(`${what.zh}：${zh}`, `${what.en}: ${en}`), value, column, staff: true as const }]
  })
}
