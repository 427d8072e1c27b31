import { two } from '#law/bilingual.ts'

/** Words of forms, ways and pages without another table. */
export const said = {
  thePlanHasReached: two(
    '重整计划执行期已满，应复查暂时屏蔽。',
    'The plan has reached its last day: review the shield.',
  ),
  sixMonthsSinceTheLast: two(
    '距上次复查已满六个月，应复查暂时屏蔽。',
    'Six months since the last review: review the shield.',
  ),
  whyItIsReviewed: two('复查原因', 'Why it is reviewed'),
  reviewDue: two('应复查日', 'Review due'),
  whatTheUnitReports: two('单位的报告', 'What the unit reports'),
  shieldedSince: two('暂时屏蔽自', 'Shielded since'),
  lastDayOfThePlan: two('计划执行期满日', 'Last day of the plan'),
  notNamed: two('裁定未写明', 'not named'),
  theSubjectsStatement: two('当事人陈述', 'The subject’s statement'),
  decision: two('决定', 'Decision'),
  intendedDecision: two('拟作决定', 'Intended decision'),
  reasons: two('理由', 'Reasons'),
  documentChecked: two('查阅的文书', 'Document checked'),
  report: two('情况报告', 'Report'),
  whenKnown: two(
    '何时、依据什么得知计划不能执行。',
    'When and from what you know that the plan cannot be carried out.',
  ),
  reviewOfAShield: two('复查暂时屏蔽', 'Review of a shield'),
  theStartOfTheReview: two(
    '启动复查；审批退回或者记录变动的，自该日',
    'the start of the review, a returned approval or a change of the record',
  ),
  theProposal: two('提出处理意见', 'the proposal'),
} as const
