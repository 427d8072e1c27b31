import { two } from '#law/bilingual.ts'
import { heardShown } from '#workflows/contract/shown.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { Fraud } from './case.ts'
import { causes, verdicts } from './forms.ts'

export const show = (data: Fraud): Shown => heardShown(data, facts(data), decided(data))

const facts = (data: Fraud): readonly Fact[] => [
  { name: two('核查事项', 'What is checked'), value: causes[data.cause] },
  { name: two('单位的报告', 'What the unit reports'), value: data.report },
  ...(data.reply?.text ? [{ name: two('当事人陈述', 'The subject’s statement'), value: data.reply.text }] : []),
  // Intent of the unit, served on the subject before it is decided.
  ...(data.reply !== null || data.ending !== null ? decided(data) : []),
]

function decided({ decision, ending }: Fraud): readonly Fact[] {
  if (decision === null) return []
  const isFinding = decision.verdict === 'found'
  return [
    {
      name: ending === null ? two('拟作决定', 'Intended decision') : two('决定', 'Decision'),
      value: isFinding ? verdicts.found : verdicts.notFound,
    },
    ...(isFinding
      ? [
          {
            name: two('该记录的公示', 'The record itself'),
            value: decision.restores
              ? two('恢复至原定届满日', 'shown again to its own last day')
              : two('不恢复', 'not shown again'),
          },
        ]
      : []),
    { name: two('理由', 'Reasons'), value: decision.reason },
    { name: two('查阅的文书', 'Document checked'), value: decision.documentChecked },
  ]
}
