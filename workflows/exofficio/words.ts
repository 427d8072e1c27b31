import { two } from '#law/bilingual.ts'
import { commonWords, intakeStates } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('依职权更正', 'Correction of own motion')
const { withdrawn: _, ...states } = commonWords.states
const { 'applicant.withdrew': _event, ...events } = commonWords.events
const { 'applicant.withdrew': _action, ...actions } = commonWords.actions
export const words: ProcedureWords = {
  title,
  act: two('依职权更正核查', 'correction of own motion'),
  outcome: two(
    '记录有变动的，您会收到告知书，写明更正前后的内容。',
    'If the record changes, a letter to you that says what it said before and says now.',
  ),
  states: {
    ...states,
    awaitingVerification: two('待核实', 'Awaiting verification'),
    awaitingSource: two('待数据来源单位更正', 'Awaiting the source'),
    misrouted: intakeStates.misrouted,
  },
  events: {
    ...events,
    'error.found': two('发现差错', 'Error found'),
    'case.began': two('转数据来源单位更正', 'Put to its source'),
    'finding.gone': two('问题已消除', 'The finding no longer holds'),
    'unit.proposed': two('部门提出处理意见', 'Unit proposed an answer'),
    'unit.mended': two('来源已更正', 'Source mended'),
    'unit.returned': two('退回：非本单位', 'Handed back: not this unit’s'),
    'intake.forwarded': two('转送承办单位', 'Sent on to a unit'),
    'supervisor.assigned': two('监管员指定承办单位', 'Supervisor assigned a unit'),
  },
  actions: {
    ...actions,
    'unit.proposed': two('提出处理意见', 'Propose an answer'),
    'unit.mended': two('来源已更正', 'Say that the source is mended'),
    'unit.returned': two('退回：非本单位', 'Hand back: not ours'),
    'intake.forwarded': two('转送承办单位', 'Send on'),
    'supervisor.assigned': two('指定承办单位', 'Assign a unit'),
  },
  limits: {
    ...commonWords.limits,
    A10: two('发现差错后更正', 'Correct once found'),
    D1: two('撤回处罚信息并公开说明理由', 'Withdraw the penalty, with public reasons'),
    D2: two('平台撤回或者修改', 'The platform withdraws or edits'),
    K1: two('退回期限', 'Window to hand back'),
    K2: two('重新转办', 'Send on'),
  },
}
