import { two } from '#law/bilingual.ts'
import { commonWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('信用修复核查', 'Check of a credit repair')
const { publishing, dispatching, answering, stalled, awaitingApproval, closed } = commonWords.states
const { 'applicant.withdrew': _withdrawn, 'record.ended': _ended, ...events } = commonWords.events
const { 'applicant.withdrew': _withdraw, ...actions } = commonWords.actions
export const words: ProcedureWords = {
  title,
  act: two('信用修复核查', 'check of credit repair'),
  outcome: two(
    '认定或者不予认定弄虚作假的决定书；认定前先告知并听取陈述。',
    'A decision that fraud is found or not; before a finding you are told and heard.',
  ),
  states: {
    underReview: two('核查', 'Under verification'),
    awaitingReply: two('待陈述申辩', 'Awaiting statement and defence'),
    awaitingApproval,
    recording: two('登记认定结果', 'Entering the finding'),
    publishing,
    dispatching,
    answering,
    stalled,
    closed,
  },
  events: {
    ...events,
    'unit.reported': two('单位报告涉嫌弄虚作假', 'Unit reported suspected fraud'),
    'unit.proposed': two('提出认定意见', 'Unit proposed on the finding'),
    'head.extended': two('批准延长', 'Extension approved'),
    'supervisor.assigned': two('监管员指定审批单位', 'Supervisor named the approving unit'),
    'applicant.stated': two('提交陈述申辩', 'Statement of the subject filed'),
    'applicant.supplemented': two('补充材料', 'Supplement filed'),
  },
  actions: {
    ...actions,
    'unit.proposed': two('提出认定意见', 'Propose on the finding'),
    'head.extended': two('批准延长', 'Approve an extension'),
    'supervisor.assigned': two('指定审批单位', 'Name the approving unit'),
    'applicant.stated': two('陈述、申辩', 'State your case'),
    'applicant.supplemented': two('补充材料', 'Add material'),
  },
  endings: { found: two('认定弄虚作假', 'Fraud is found'), notFound: two('未认定弄虚作假', 'No fraud is found') },
  limits: {
    N5: two('核查涉嫌弄虚作假', 'Verification of a suspected fraud'),
    N3: two('事先告知书送达', 'Service of the intended decision'),
    K5: two('陈述申辩', 'Statement of the subject'),
    B6: two('公布、推送更正信息', 'Publish and send on'),
    ...commonWords.limits,
  },
}

export const verdicts = {
  found: two('认定弄虚作假', 'Fraud is found'),
  notFound: two('未认定弄虚作假', 'No fraud is found'),
} as const

export const causes = {
  falseMaterial: two('提供虚假材料', 'False material was handed in'),
  untruePromise: two('信用承诺严重不实', 'The commitment was seriously untrue'),
  wilfulBreach: two('故意不履行承诺', 'The commitment was wilfully broken'),
} as const
