import { two } from '#law/bilingual.ts'

/** Words of forms, ways and pages without another table. */
export const said = {
  beforeFraudIsFound: two(
    '拟认定的，系统先把告知书送达当事人，自送达起，在告知书写明的期限内可以陈述、申辩；之后由未审批过该修复的审批人决定。涉嫌犯罪的，另行移送。',
    'Before fraud is found the subject is served your intention and may state its case within the time that it names; then an approver who did not approve the repair decides. A suspected crime is handed to the prosecution apart from this.',
  ),
  showTheRecordItselfAgain: two('同时恢复该记录的公示', 'Show the record itself again'),
  whatIsChecked: two('核查事项', 'What is checked'),
  whatTheUnitReports: two('单位的报告', 'What the unit reports'),
  theSubjectsStatement: two('当事人陈述', 'The subject’s statement'),
  intendedDecision: two('拟作决定', 'Intended decision'),
  decision: two('决定', 'Decision'),
  theRecordItself: two('该记录的公示', 'The record itself'),
  shownAgainToItsOwn: two('恢复至原定届满日', 'shown again to its own last day'),
  notShownAgain: two('不恢复', 'not shown again'),
  reasons: two('理由', 'Reasons'),
  documentChecked: two('查阅的文书', 'Document checked'),
  whatIsSuspected: two('涉嫌情形', 'What is suspected'),
  report: two('情况报告', 'Report'),
  whatWasFoundFromWhere: two(
    '发现的事实、来源，以及与修复材料的出入。',
    'What was found, from where, and how it differs from the repair’s material.',
  ),
  restoreHint: two(
    '法规未作明确规定，由审批人决定；只到该记录原定的公示期届满日{until}，期满的不能恢复。',
    'The regulation does not say: the approver decides. It is shown to its own last day{until} only, and not at all once that is past.',
  ),
  until: two('（{day}）', ' ({day})'),
  verificationOfASuspectedFraud: two('核查涉嫌弄虚作假', 'Verification of a suspected fraud'),
  theStartOfTheCheck: two(
    '启动核查；审批退回或者记录变动的，自该日',
    'the start of the check, a returned approval or a change of the record',
  ),
  theProposal: two('提出处理意见', 'the proposal'),
} as const
