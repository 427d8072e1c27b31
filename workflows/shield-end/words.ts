import { two } from '#law/bilingual.ts'
import { commonWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'
import { said } from './said.ts'

const title = two('暂时屏蔽复查', 'Review of a shield')
const { publishing, dispatching, answering, stalled, awaitingApproval, closed, moot } = commonWords.states
const { 'applicant.withdrew': _withdrawn, ...events } = commonWords.events
const { 'applicant.withdrew': _withdraw, ...actions } = commonWords.actions
export const words: ProcedureWords = {
  title,
  act: two('暂时屏蔽复查', 'review of shield'),
  outcome: two(
    '继续暂时屏蔽，或者终止暂时屏蔽、恢复公示的决定书；恢复公示前先告知并听取陈述。',
    'A decision that the shield continues, or ends and the record is shown again; before that you are told and heard.',
  ),
  states: {
    underReview: two('复查', 'Under review'),
    awaitingReply: two('待陈述', 'Awaiting a statement'),
    awaitingApproval,
    restoring: two('恢复公示', 'Showing again'),
    publishing,
    dispatching,
    answering,
    stalled,
    closed,
    moot,
  },
  events: {
    ...events,
    'review.opened': two('启动暂时屏蔽复查', 'Review of the shield begun'),
    'unit.proposed': two('提出复查意见', 'Unit proposed on the review'),
    'applicant.stated': two('提交陈述申辩', 'Statement of the subject filed'),
    'applicant.supplemented': two('补充材料', 'Supplement filed'),
  },
  actions: {
    ...actions,
    'unit.proposed': two('提出复查意见', 'Propose on the review'),
    'applicant.stated': two('陈述、申辩', 'State your case'),
    'applicant.supplemented': two('补充材料', 'Add material'),
  },
  endings: {
    restored: two('已恢复公示', 'Shown again'),
    kept: two('继续暂时屏蔽', 'Still shielded'),
    passedOn: two('已依法处理', 'Acted on by law'),
    unfounded: two('报告缺少依据', 'Not supported'),
  },
  limits: {
    N4: two('复查暂时屏蔽', 'Review of a shield'),
    N3: two('事先告知书送达', 'Service of the intended decision'),
    K5: two('陈述申辩', 'Statement of the subject'),
    B6: two('恢复公示、推送更正信息', 'Show again and send on'),
    ...commonWords.limits,
  },
}

export const relations = {
  creditor: said.aCreditor,
  administrator: said.itsAdministrator,
  other: said.somebodyElse,
} as const

/** Answers to an outsider, which name no record. */
export const findings = {
  passedOn: two('情况属实，已转认定单位依法处理', 'The report is right; the determining unit acts on it by law'),
  unfounded: two('所附材料不能证明计划未能执行', 'What was sent does not show that the plan failed'),
} as const

export const verdicts = {
  kept: two('继续暂时屏蔽', 'Keep the shield'),
  restored: two('终止暂时屏蔽、恢复公示', 'End the shield and show the record again'),
} as const
