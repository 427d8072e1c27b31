import { two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { ShieldCase } from './case.ts'
import { verdicts } from './forms.ts'

const filers = { company: two('企业自己', 'The company itself'), administrator: two('管理人', 'Its administrator') }
const kinds = { reorganisation: two('重整', 'Reorganisation'), settlement: two('和解', 'Settlement') }

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
    { name: two('由谁提出', 'Filed by'), value: filers[filer] },
    { name: two('程序', 'Procedure'), value: kinds[ruling.kind] },
    { name: two('法院', 'Court'), value: ruling.court },
    { name: two('裁定书', 'Ruling'), value: ruling.number },
    { name: two('裁定日期', 'Date of the ruling'), value: sayDay(ruling.on) },
    {
      name: two('计划执行期满日', 'Last day of the plan'),
      value: ruling.planEndsOn === null ? two('裁定未写明', 'not named') : sayDay(ruling.planEndsOn),
    },
  ]
  const isDecided = decision !== null && (ending === 'shielded' || ending === 'refused')
  return isDecided
    ? [
        ...asked,
        { name: two('决定', 'Decision'), value: verdicts[ending] },
        { name: two('理由', 'Reasons'), value: decision.reason },
        { name: two('查阅的文书', 'Document checked'), value: decision.documentChecked },
      ]
    : asked
}

const proposal = ({ decision }: ShieldCase): readonly Fact[] =>
  decision === null
    ? []
    : [
        {
          name: two('处理意见', 'Proposal'),
          value: decision.verdict === 'shielded' ? verdicts.shielded : verdicts.refused,
        },
        { name: two('理由', 'Reasons'), value: decision.reason },
      ]
