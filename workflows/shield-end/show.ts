import { type Bilingual, two } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { heardShown } from '#workflows/contract/shown.ts'
import type { Fact, Shown } from '#workflows/contract/shown-case.ts'
import type { Plan, ShieldEnd } from './case.ts'
import { said } from './said.ts'
import { findings, relations, verdicts } from './words.ts'

export const causes = {
  regular: two('每六个月复查', 'Six months since the last review'),
  planEnd: two('计划执行期满', 'The plan has reached its last day'),
  report: two('单位报告计划未能执行', 'A unit reports that the plan failed'),
  ownReport: two('企业或者管理人报告计划未能执行', 'The firm or its administrator reports that the plan failed'),
  outsideReport: two('债权人等报告计划未能执行', 'A creditor or somebody else concerned reports that the plan failed'),
}

const answers = (): Readonly<Record<string, Bilingual>> => ({ ...verdicts, ...findings })

export const show = (data: ShieldEnd): Shown => ({
  ...heardShown(data, facts(data), decided(data)),
  ...(data.counter && { counter: data.counter }),
})

function facts(data: ShieldEnd): readonly Fact[] {
  const { cause, dueOn, since, planEndsOn, reply, ending } = data
  return [
    { name: said.whyItIsReviewed, value: causes[cause] },
    ...(dueOn === null ? [] : [{ name: said.reviewDue, value: sayDay(dueOn) }]),
    ...(data.report === '' ? [] : [{ name: said.whatTheUnitReports, value: data.report }]),
    ...(data.plan ? planFacts(data.plan) : []),
    ...(since === null
      ? []
      : [
          { name: said.shieldedSince, value: sayDay(since) },
          { name: said.lastDayOfThePlan, value: planEndsOn === null ? said.notNamed : sayDay(planEndsOn) },
        ]),
    ...(reply?.text ? [{ name: said.theSubjectsStatement, value: reply.text }] : []),
    // Intent of the unit, served on the subject before it is decided.
    ...(reply !== null || isDecided(ending) ? decided(data) : []),
  ]
}

const planFacts = ({ relation, firm, code, court, number }: Plan): readonly Fact[] => [
  { name: said.reporter, value: relations[relation] },
  { name: said.firm, value: firm },
  ...(code === null ? [] : [{ name: said.code, value: code }]),
  { name: said.court, value: court },
  { name: said.number, value: number },
]

const isDecided = (ending: ShieldEnd['ending']): boolean => ending !== null && ending !== 'moot'

function decided({ decision, ending }: ShieldEnd): readonly Fact[] {
  if (decision === null) return []
  return [
    {
      name: isDecided(ending) ? said.decision : said.intendedDecision,
      value: answers()[decision.verdict] ?? verdicts.kept,
    },
    { name: said.reasons, value: decision.reason },
    { name: said.documentChecked, value: decision.documentChecked },
  ]
}
