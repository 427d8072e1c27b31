import { type Bilingual, two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { citationText } from '#law/source.ts'
import { fieldOf } from '#records/layout.ts'
import { withdrawalCauses } from '#records/withdrawal.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { ExOfficio } from './case.ts'
import { cellsOf } from './effects.ts'
import { ruleNames } from './rules.ts'
import { verdictNames } from './verdict-names.ts'

const tiers: Readonly<Record<string, Bilingual>> = {
  minor: two('轻微', 'Minor'),
  general: two('一般', 'General'),
  serious: two('严重', 'Serious'),
}

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
    { name: two('发现的问题', 'What was found'), value: name ?? rule },
    { name: two('具体情况', 'In particular'), value: why },
    ...(article === '' ? [] : [{ name: two('依据', 'Article'), value: citationText(article) }]),
    { name: two('发现日期', 'Found on'), value: sayDay(foundOn) },
    ...(report === null ? [] : [{ name: two('报告依据的文书', 'Document reported'), value: report.documentChecked }]),
    ...(offered === null ? [] : cellFacts(offered.fields, two('报入内容', 'Reported'))),
  ]
}

function proposedFacts({ proposal, offered }: ExOfficio): readonly Fact[] {
  if (proposal === null) return []
  const { verdict, reason, documentChecked, tier, tierBasis, cause } = proposal
  return [
    { name: two('处理意见', 'Answer'), value: verdictNames[verdict] },
    ...(cause ? [{ name: two('撤回的原因', 'Why it was withdrawn'), value: withdrawalCauses[cause] }] : []),
    { name: two('理由', 'Reasons'), value: reason },
    { name: two('查阅的文书', 'Document checked'), value: documentChecked },
    ...cellFacts(cellsOf(proposal), two('更正为', 'Corrected to')),
    ...(verdict === 'tiered' && tier !== null
      ? [
          { name: two('失信程度', 'Seriousness'), value: tiers[tier] ?? tier },
          { name: two('分级依据', 'Basis of the tier'), value: tierBasis ?? '' },
        ]
      : []),
    ...(verdict === 'taken' && offered !== null ? cellFacts(offered.fields, two('采用', 'Taken over')) : []),
  ]
}

const mendedFacts = ({ mended }: ExOfficio): readonly Fact[] =>
  mended === null
    ? []
    : [
        { name: two('来源更正情况', 'How the source was mended'), value: mended.reason },
        { name: two('查阅的文书', 'Document checked'), value: mended.documentChecked },
      ]

/** Cells by column; identity numbers, being hashes, are left out. */
function cellFacts(cells: Readonly<Record<string, string>>, what: Bilingual): readonly Fact[] {
  return Object.entries(cells).flatMap(([column, value]) => {
    const field = fieldOf('penalty', column) ?? fieldOf('permit', column)
    if (field?.type === 'identityNumber') return []
    const { zh, en } = field ?? two(column, column)
    return [{ name: two(`${what.zh}：${zh}`, `${what.en}: ${en}`), value, staff: true as const }]
  })
}
