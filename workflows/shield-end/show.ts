import { two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { heardShown } from '#workflows/contract/shown.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { ShieldEnd } from './case.ts'
import { verdicts } from './forms.ts'

const causes = {
  regular: two('每六个月复查', 'Six months since the last review'),
  planEnd: two('计划执行期满', 'The plan has reached its last day'),
  report: two('单位报告计划未能执行', 'A unit reports that the plan failed'),
}

export const show = (data: ShieldEnd): Shown => heardShown(data, facts(data), decided(data))

function facts(data: ShieldEnd): readonly Fact[] {
  const { cause, dueOn, since, planEndsOn, reply, ending } = data
  return [
    { name: two('复查原因', 'Why it is reviewed'), value: causes[cause] },
    ...(dueOn === null ? [] : [{ name: two('应复查日', 'Review due'), value: sayDay(dueOn) }]),
    ...(data.report === '' ? [] : [{ name: two('单位的报告', 'What the unit reports'), value: data.report }]),
    { name: two('暂时屏蔽自', 'Shielded since'), value: sayDay(since) },
    {
      name: two('计划执行期满日', 'Last day of the plan'),
      value: planEndsOn === null ? two('裁定未写明', 'not named') : sayDay(planEndsOn),
    },
    ...(reply?.text ? [{ name: two('当事人陈述', 'The subject’s statement'), value: reply.text }] : []),
    // Intent of the unit, served on the subject before it is decided.
    ...(reply !== null || ending === 'kept' || ending === 'restored' ? decided(data) : []),
  ]
}

function decided({ decision, ending }: ShieldEnd): readonly Fact[] {
  if (decision === null) return []
  const isOver = ending === 'kept' || ending === 'restored'
  return [
    {
      name: isOver ? two('决定', 'Decision') : two('拟作决定', 'Intended decision'),
      value: decision.verdict === 'restored' ? verdicts.restored : verdicts.kept,
    },
    { name: two('理由', 'Reasons'), value: decision.reason },
    { name: two('查阅的文书', 'Document checked'), value: decision.documentChecked },
  ]
}
