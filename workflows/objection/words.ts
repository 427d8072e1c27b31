import { two } from '#law/bilingual.ts'
import { commonNotices, commonWords, supplementWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'
import { withdrawalNotices } from './withdrawal-words.ts'

const title = two('异议', 'Objection')

export const words: ProcedureWords = {
  title,
  application: two('异议申请', 'objection'),
  states: {
    ...commonWords.states,
    awaitingIntake: two('待受理', 'Awaiting intake'),
    awaitingSupplement: two('待补正', 'Awaiting supplement'),
    platformReview: two('平台核查', 'Platform review'),
    withProvider: two('部门核查', 'With the provider'),
    sourceWithdrawn: two('来源已撤回，待提出意见', 'Withdrawn at its source, awaiting the unit’s word'),
    misrouted: two('退回转办', 'Misrouted'),
    paused: two('暂停计算期限', 'Paused'),
    unmarking: two('取消标注', 'Lifting the mark'),
  },
  events: {
    ...commonWords.events,
    ...supplementWords.events,
    'applicant.submitted': two('提交异议', 'Objection submitted'),
    'intake.askedSupplement': two('一次性告知补正', 'Supplement list sent'),
    'intake.kept': two('由平台核查', 'Kept for platform review'),
    'intake.forwarded': two('转信息提供单位', 'Forwarded to the provider'),
    'intake.proposedRefusal': two('拟不予受理', 'Refusal proposed'),
    'platform.proposed': two('平台提出处理意见', 'Platform proposed an answer'),
    'unit.accepted': two('受理', 'Accepted'),
    'unit.proposed': two('部门提出处理意见', 'Unit proposed an answer'),
    'unit.returned': two('退回：非本单位', 'Handed back: not this unit’s'),
    'unit.asked': two('发出协查', 'Inquiry sent'),
    'determiner.answered': two('认定单位答复协查', 'Determining unit answered'),
    'head.paused': two('批准暂停计算期限', 'Pause approved'),
    'unit.resumed': two('报告到达，恢复计算期限', 'Report arrived, clock resumed'),
    'head.extended': two('批准延长', 'Extension approved'),
    'supervisor.assigned': two('监管员指定承办单位', 'Supervisor assigned a unit'),
    'applicant.stated': two('提交异议声明', 'Statement filed'),
    'record.withdrawn': two('记录已由来源撤回', 'Record withdrawn at its source'),
    'unit.proposedOnWithdrawal': two('撤回单位提出意见', 'The withdrawing unit proposed an answer'),
  },
  actions: {
    ...commonWords.actions,
    'intake.askedSupplement': two('要求补正', 'Ask for a supplement'),
    'intake.kept': two('由平台核查', 'Keep it for the platform'),
    'intake.forwarded': two('转信息提供单位', 'Forward to a unit'),
    'intake.proposedRefusal': two('提出不予受理', 'Propose a refusal'),
    'platform.proposed': two('提出处理意见', 'Propose answers'),
    'unit.accepted': two('受理', 'Accept the case'),
    'unit.proposed': two('提出处理意见', 'Propose answers'),
    'unit.returned': two('退回：非本单位', 'Hand back: not ours'),
    'unit.proposedOnWithdrawal': two('就撤回提出意见', 'Propose an answer on the withdrawal'),
    'unit.asked': two('请认定单位协查', 'Ask the determining unit'),
    'determiner.answered': two('答复协查', 'Answer the inquiry'),
    'head.paused': two('批准暂停计算期限', 'Approve a pause'),
    'unit.resumed': two('报告已到，恢复计算期限', 'The report arrived: resume'),
    'head.extended': two('批准延长', 'Approve an extension'),
    'supervisor.assigned': two('指定承办单位', 'Assign a unit'),
    'applicant.supplemented': two('提交补充', 'Send the supplement'),
    'applicant.stated': two('保存声明', 'Save the statement'),
  },
  endings: {
    upheldByWithdrawal: two('异议成立：信息提供单位已撤回该记录', 'Upheld: the provider has withdrawn the record'),
    mootAtSource: two(
      '信息提供单位因其他原因撤回了该记录，案件据此终结',
      'The provider withdrew the record for another reason, and the case ended with it',
    ),
  },
  limits: {
    ...commonWords.limits,
    ...supplementWords.limits,
    A0: two('承诺的答复', 'Promised answer'),
    A1: two('异议标注', 'Dispute mark'),
    A2: two('平台核查更正', 'Platform’s own check'),
    A3: two('转办', 'Forwarding'),
    A4: two('信息提供单位核查', 'Provider’s verification'),
    A4b: two('协查答复', 'Answer to an inquiry'),
    A5: two('更正并告知', 'Correct and tell'),
    A9: two('核实并反馈', 'Verification after acceptance'),
    A11: two('作出受理决定', 'Decide on acceptance'),
    G1: two('一次性告知', 'Supplement list'),
    N2: two('重新办理', 'Take the case up again'),
    K1: two('退回期限', 'Window to hand back'),
    K2: two('重新转办', 'Send on'),
    P1: two('暂停计算的预计结束日', 'Expected end of the pause'),
  },
  notices: {
    ...commonNotices(title),
    receipt: {
      subject: two('已收到您的异议 {number}', 'We received your objection {number}'),
      body: two(
        '我们已收到您就“{record}”提出的异议申请，编号 {number}。该记录已加注“异议中”。\n最迟于 {promise} 告知结果。',
        'We received your objection to “{record}”, number {number}. The record now carries a dispute mark.\nYou will hear the result by {promise}.',
      ),
    },
    supplementList: {
      subject: two('请补正材料 {number}', 'Please supplement {number}'),
      body: two(
        '为办理您的异议 {number}，请一次性补正以下内容：\n{list}\n请自本通知送达之日起 {supplementTime}内登录系统补正。',
        'To handle your objection {number}, please supply the following, all at once:\n{list}\nYou have {supplementTime} from service of this notice: sign in to add them.',
      ),
    },
    supplementReceived: {
      subject: two('已收到补充材料 {number}', 'Supplement received {number}'),
      body: two('已收到您为 {number} 补充的材料。', 'We received what you added to {number}.'),
    },
    accepted: {
      subject: two('您的异议已受理 {number}', 'Your objection is accepted {number}'),
      body: two(
        '您的异议 {number} 已受理。受理通知书见您的账户：{link}',
        'Your objection {number} is accepted. The notice of acceptance is in your account: {link}',
      ),
    },
    forwarded: {
      subject: two('您的异议已转办 {number}', 'Your objection was forwarded {number}'),
      body: two('您的异议 {number} 已转 {unit} 核查。', 'Your objection {number} went to {unit} for verification.'),
    },
    paused: {
      subject: two('办理期限暂停计算 {number}', 'Clock paused {number}'),
      body: two(
        '异议 {number} 因“{cause}”暂停计算办理期限，预计 {expectedEnd} 恢复计算。理由：{reason}',
        'The clock of objection {number} is paused for “{cause}”, expected until {expectedEnd}. Reason: {reason}',
      ),
    },
    extended: {
      subject: two('办理期限延长 {number}', 'Limit extended {number}'),
      body: two(
        '异议 {number} 的办理期限延长 {days} 个工作日。理由：{reason}',
        'The limit of objection {number} is extended by {days} working days. Reason: {reason}',
      ),
    },
    partialAnswer: {
      subject: two('异议 {number} 部分事项已有答复', 'Part of objection {number} is answered'),
      body: two(
        '异议 {number} 的部分事项已有答复，其余继续办理。请登录查看。',
        'Part of objection {number} is answered; the rest is still being handled. Sign in to read it.',
      ),
    },
    answered: {
      subject: two('异议处理结果 {number}', 'Result of objection {number}'),
      body: two(
        '您的异议 {number} 已处理完毕。结果、理由和救济途径请登录查看。',
        'Your objection {number} is decided. Sign in for the result, the reasons and the remedies.',
      ),
    },
    refused: {
      subject: two('异议不予受理 {number}', 'Objection {number} not accepted'),
      body: two(
        '您的异议 {number} 不予受理。理由和救济途径请登录查看。',
        'Your objection {number} was not accepted. Sign in for the reasons and the remedies.',
      ),
    },
    withdrawalConfirmed: {
      subject: two('异议已撤回 {number}', 'Objection {number} withdrawn'),
      body: two(
        '您已撤回异议 {number}，异议标注已取消。',
        'You withdrew objection {number}; the dispute mark is lifted.',
      ),
    },
    recordEnded: {
      subject: two(
        '异议已终结：相关记录已停止公示 {number}',
        'Objection {number} is closed: the record is no longer public',
      ),
      body: two(
        '您提出异议的记录已停止公示，异议 {number} 据此终结。',
        'The record you objected to is no longer public, which ends objection {number}.',
      ),
    },
    ...withdrawalNotices,
    inquiry: {
      subject: two('协查：异议 {number}', 'Inquiry: objection {number}'),
      body: two(
        '{unit}就异议 {number} 请贵单位协助核查，{please}。请登录系统答复。',
        '{unit} asks your unit about objection {number}; {please}. Sign in to answer.',
      ),
    },
  },
}
