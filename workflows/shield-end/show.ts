import { two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { heardShown } from '#workflows/contract/shown.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { ShieldEnd } from './case.ts'
import { said } from './said.ts'
import { verdicts } from './words.ts'

export const causes = {
  regular: two('每六个月复查', 'Six months since the last review'),
  planEnd: two('计划执行期满', 'The plan has reached its last day'),
  report: two('单位报告计划未能执行', 'A unit reports that the plan failed'),
}

export const show = (data: ShieldEnd): Shown => heardShown(data, facts(data), decided(data))

function facts(data: ShieldEnd): readonly Fact[] {
  const { cause, dueOn, since, planEndsOn, reply, ending } = data
  return [
    { name: said.whyItIsReviewed, value: causes[cause] },
    ...(dueOn === null ? [] : [{ name: said.reviewDue, value: sayDay(dueOn) }]),
    ...(data.report === '' ? [] : [{ name: said.whatTheUnitReports, value: data.report }]),
    { name: said.shieldedSince, value: sayDay(since) },
    {
      name: said.lastDayOfThePlan,
      value: planEndsOn === null ? said.notNamed : sayDay(planEndsOn),
    },
    ...(reply?.text ? [{ name: said.theSubjectsStatement, value: reply.text }] : []),
    // Intent of the unit, served on the subject before it is decided.
    ...(reply !== null || ending === 'kept' || ending === 'restored' ? decided(data) : []),
  ]
}

function decided({ decision, ending }: ShieldEnd): readonly Fact[] {
  if (decision === null) return []
  const isOver = ending === 'kept' || ending === 'restored'
  return [
    {
      name: isOver ? said.decision : said.intendedDecision,
      value: decision.verdict === 'restored' ? verdicts.restored : verdicts.kept,
    },
    { name: said.reasons, value: decision.reason },
    { name: said.documentChecked, value: decision.documentChecked },
  ]
}
