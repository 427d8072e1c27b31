import { type Bilingual, two } from '#law/bilingual.ts'
import { commonNotices, commonWords, intakeStates, supplementWords } from '#workflows/common/common-words.ts'
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

const justified = two('投诉成立', 'Justified')
const partlyJustified = two('投诉部分成立', 'Justified in part')

export const verdicts: Readonly<Record<string, Bilingual>> = {
  justified,
  partlyJustified,
  unfounded: two('投诉不成立', 'Not justified'),
  refused: two('不予受理', 'Not accepted'),
}

/** The unit is told what was found, whole or in part. */
const ordered = ({ zh, en }: Bilingual) => ({
  subject: two('督办单：{number}', 'Supervision order: {number}'),
  body: two(
    `关于贵单位办理信用业务的投诉（{number}），经调查，${zh}，现予督办。督办要求和期限见督办单。`,
    `A complaint about how your unit handled a credit matter, number {number}, was investigated. Finding: ${en.toLowerCase()}. The order says what must be done, and by when.`,
  ),
})

const { moot: _moot, correcting: _c, publishing: _p, dispatching: _d, ...states } = commonWords.states
const { 'record.changed': _changed, 'record.ended': _ended, ...events } = commonWords.events
const { recordEnded: _recordEnded, ...common } = commonNotices(title)

export const words: ProcedureWords = {
  title,
  application: two('投诉', 'complaint'),
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
  notices: {
    ...common,
    receipt: {
      subject: two('已收到您的投诉 {number}', 'We received your complaint {number}'),
      body: two(
        '您的投诉已收到，编号 {number}，由 {unit} 办理，不由被投诉单位办理。最迟于 {promise} 答复。',
        'We received your complaint, number {number}. {unit} handles it, never the unit complained of. You should hear by {promise}.',
      ),
    },
    accepted: {
      subject: two('投诉已受理 {number}', 'Complaint {number} accepted'),
      body: two(
        '投诉 {number} 已受理，正在调查。最迟于 {promise} 答复。',
        'Complaint {number} is accepted and under investigation. You should hear by {promise}.',
      ),
    },
    supplementList: {
      subject: two('请补正 {number}', 'Please supplement {number}'),
      body: two(
        '为办理您的投诉 {number}，请补正以下材料：\n{list}\n请自本通知送达之日起 {supplementTime}内登录系统补正。逾期未补正的，承办单位将依据现有材料办理。',
        'To handle your complaint {number}, please supply the following:\n{list}\nYou have {supplementTime} from service of this notice: sign in to add them. After that the unit decides on the documents received.',
      ),
    },
    supplementReceived: {
      subject: two('已收到补充材料 {number}', 'Supplement received {number}'),
      body: two('您为投诉 {number} 补充的材料已收到。', 'We received what you added to complaint {number}.'),
    },
    moved: {
      subject: two('投诉 {number} 改由其他单位办理', 'Another unit handles complaint {number}'),
      body: two(
        '投诉 {number} 现由 {unit} 办理，答复期限不变。',
        'Complaint {number} is now with {unit}. The day of the answer does not change.',
      ),
    },
    answered: {
      subject: two('投诉处理结果 {number}', 'Result of complaint {number}'),
      body: two(
        '投诉 {number} 已办结。结果、理由和救济途径请登录查看。',
        'Complaint {number} is decided. Sign in for the result, the reasons and the remedies.',
      ),
    },
    refused: {
      subject: two('投诉不予受理 {number}', 'Complaint {number} not accepted'),
      body: two(
        '投诉 {number} 经审批不予受理，理由和救济途径请登录查看。',
        'Complaint {number} was not accepted. Sign in for the reasons and the remedies.',
      ),
    },
    order: ordered(justified),
    orderInPart: ordered(partlyJustified),
  },
}
