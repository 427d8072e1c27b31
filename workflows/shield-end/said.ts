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
  whatTheUnitReports: two('报告内容', 'What is reported'),
  shieldedSince: two('暂时屏蔽自', 'Shielded since'),
  lastDayOfThePlan: two('计划执行期满日', 'Last day of the plan'),
  notNamed: two('裁定未写明', 'not named'),
  theSubjectsStatement: two('当事人陈述', 'The subject’s statement'),
  decision: two('决定', 'Decision'),
  intendedDecision: two('拟作决定', 'Intended decision'),
  reasons: two('理由', 'Reasons'),
  documentChecked: two('查阅的文书', 'Document checked'),
  whoYouAre: two('您是', 'You are'),
  aCreditor: two('债权人', 'a creditor'),
  itsAdministrator: two('管理人', 'the administrator'),
  somebodyElse: two('其他利害关系人', 'somebody else concerned'),
  firm: two('企业名称', 'Name of the firm'),
  code: two('统一社会信用代码', 'Unified social credit code'),
  codeHint: two('不清楚可以不填。', 'Leave it empty if you do not know it.'),
  court: two('作出裁定的法院', 'Court of the ruling'),
  number: two('裁定书文号', 'Number of the ruling'),
  reporter: two('报告人', 'Reported by'),
  restoringIsHeard: two(
    '拟恢复公示的，系统先把告知书送达当事人，自送达起，在告知书写明的期限内可以陈述；之后由审批人决定。公示期已满的记录不会恢复。',
    'Before a record is shown again the subject is served your intention and may state its case within the time that it names; then the approver decides. A record whose period is over is never shown again.',
  ),
  findTheShield: two(
    '先按企业名称或者信用代码查找已暂时屏蔽的记录；情况属实的，在暂时屏蔽的案件中“报告计划未能执行”，再在这里答复。答复不得说明登记了哪些记录。',
    'First find the shielded records by the firm’s name or code. Where the report is right, report the failed plan in the case of the shield, then answer here. The answer must not say which records there are.',
  ),
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
