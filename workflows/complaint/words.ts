import { type Bilingual, two } from '#law/bilingual.ts'
import { commonWords, intakeStates, supplementWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'
import type { Fault } from './case.ts'

const title = two('投诉', 'Complaint')

export const faults: Readonly<Record<Fault, Bilingual>> = {
  late: two('逾期未办', 'Handled late, or not at all'),
  noReasons: two('不说明理由', 'No reasons given'),
  feeAsked: two('收取或变相收取费用', 'A fee was asked'),
  leak: two('泄露信息', 'Information was leaked'),
  other: two('其他问题', 'Something else'),
}

export const verdicts: Readonly<Record<string, Bilingual>> = {
  justified: two('投诉成立', 'Justified'),
  partlyJustified: two('投诉部分成立', 'Justified in part'),
  unfounded: two('投诉不成立', 'Not justified'),
  refused: two('不予受理', 'Not accepted'),
}

const { moot: _moot, correcting: _c, publishing: _p, dispatching: _d, ...states } = commonWords.states
const { 'record.changed': _changed, 'record.ended': _ended, ...events } = commonWords.events
export const words: ProcedureWords = {
  title,
  application: two('投诉', 'complaint'),
  act: two('投诉处理', 'handling of complaint'),
  outcome: two(
    '书面的处理结果和理由；投诉成立的，要求被投诉单位限期落实。',
    'The result in writing, with reasons; where the complaint is justified, the unit is ordered to act by a day.',
  ),
  states: {
    ...states,
    ...intakeStates,
    investigating: two('调查', 'Investigating'),
    urging: two('下达督办', 'Issuing the order'),
  },
  events: {
    ...events,
    ...supplementWords.events,
    'applicant.submitted': two('提交投诉', 'Complaint submitted'),
    'unit.accepted': two('受理', 'Accepted'),
    'unit.askedSupplement': two('一次性告知补正', 'Supplement list sent'),
    'unit.returned': two('退回：非本单位', 'Handed back: not this unit’s'),
    'unit.proposedRefusal': two('拟不予受理', 'Refusal proposed'),
    'unit.proposed': two('提出调查结论', 'Finding proposed'),
    'supervisor.assigned': two('指定承办单位', 'Owner assigned'),
  },
  actions: {
    ...commonWords.actions,
    ...supplementWords.actions,
    'unit.accepted': two('受理', 'Accept'),
    'unit.askedSupplement': two('告知补正', 'Ask for a supplement'),
    'unit.returned': two('退回：非本单位', 'Hand back: not ours'),
    'unit.proposedRefusal': two('拟不予受理', 'Propose not to accept'),
    'unit.proposed': two('提出调查结论', 'Propose a finding'),
    'supervisor.assigned': two('指定承办单位', 'Assign a unit'),
  },
  limits: {
    ...commonWords.limits,
    ...supplementWords.limits,
    J1: two('答复期限', 'Time to answer'),
    J1a: two('受理期限', 'Time to accept'),
    K1: two('退回期限', 'Window to hand back'),
    K2: two('重新转办', 'Send on'),
  },
}
