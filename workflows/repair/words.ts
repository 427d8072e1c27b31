import { two } from '#law/bilingual.ts'
import { commonNotices, commonWords, intakeStates, supplementWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('信用修复', 'Credit repair')
const { correcting: _correcting, publishing: _publishing, dispatching: _dispatching, ...states } = commonWords.states

export const words: ProcedureWords = {
  title,
  application: two('信用修复申请', 'application for repair'),
  states: {
    ...states,
    ...intakeStates,
    handingOver: two('移交“信用中国”', 'Handing over'),
    handedOver: two('已移交信用中国', 'Handed over to Credit China'),
    underReview: two('审核', 'Under review'),
    endingPublicity: two('终止公示', 'Ending publicity'),
    endingSharing: two('停止共享使用', 'Ending sharing'),
    liftingMeasures: two('解除惩戒', 'Lifting measures'),
  },
  events: {
    ...commonWords.events,
    ...supplementWords.events,
    'applicant.submitted': two('申请信用修复', 'Repair applied for'),
    'intake.enteredReceipt': two('登记“信用中国”收件和查询码', 'Receipt by Credit China entered'),
    'intake.enteredPush': two('登记“信用中国”推送', 'Push by Credit China entered'),
    'intake.enteredResult': two('登记“信用中国”反馈的结果', 'Result of Credit China entered'),
    'unit.accepted': two('受理', 'Accepted'),
    'unit.askedSupplement': two('一次性告知补正', 'Supplement list sent'),
    'unit.returned': two('退回：非本单位', 'Handed back: not this unit’s'),
    'unit.proposedRefusal': two('拟不予受理', 'Refusal proposed'),
    'unit.proposed': two('提出审核意见', 'Decision proposed'),
    'head.extended': two('批准延长', 'Extension approved'),
    'intake.forwarded': two('另行转送', 'Sent on'),
    'supervisor.assigned': two('监管员指定承办单位', 'Supervisor assigned a unit'),
    'done.handOver': two('已移交“信用中国”', 'Handed over'),
    'done.publishRecord': two('已终止公示', 'Publicity ended'),
    'done.dispatchChange': two('已通知停止共享和使用', 'Recipients told to stop sharing and use'),
    'done.liftMeasures': two('已通知解除惩戒措施', 'Units told to lift measures'),
  },
  actions: {
    ...commonWords.actions,
    ...supplementWords.actions,
    'intake.enteredReceipt': two('登记查询码', 'Enter the query code'),
    'intake.enteredPush': two('登记推送', 'Enter the push'),
    'intake.enteredResult': two('登记反馈结果', 'Enter the result'),
    'unit.accepted': two('受理', 'Accept the case'),
    'unit.askedSupplement': two('要求补正', 'Ask for a supplement'),
    'unit.returned': two('退回：非本单位', 'Hand back: not ours'),
    'unit.proposedRefusal': two('提出不予受理', 'Propose not to accept'),
    'unit.proposed': two('提出审核意见', 'Propose a decision'),
    'head.extended': two('批准延长', 'Approve an extension'),
    'intake.forwarded': two('转认定单位', 'Send on to a unit'),
    'supervisor.assigned': two('指定承办单位', 'Assign a unit'),
  },
  endings: { repaired: two('予以修复', 'Repair granted'), notRepaired: two('不予修复', 'Repair refused') },
  limits: {
    ...commonWords.limits,
    ...supplementWords.limits,
    S1: two('终止、通知、答复', 'End, tell, answer'),
    B1: two('推送认定单位', 'Push to the unit'),
    B2: two('受理期限', 'Time to accept'),
    B3: two('审核期限', 'Time to decide'),
    B4: two('反馈申请人', 'Answer to the applicant'),
    B6: two('终止公示、停止共享使用、解除惩戒', 'The three effects'),
    K1: two('退回期限', 'Window to hand back'),
    K2: two('重新转办', 'Send on'),
  },
  notices: {
    ...commonNotices(title),
    receipt: {
      subject: two('已收到您的信用修复申请 {number}', 'We received your application for repair {number}'),
      body: two(
        '我们已收到您就“{record}”提出的信用修复申请，编号 {number}。\n最迟于 {promise} 告知结果。办理全程免费。',
        'We received your application for the repair of “{record}”, number {number}.\nYou will hear the result by {promise}. It is free of charge throughout.',
      ),
    },
    handedOver: {
      subject: two('您的申请已移交“信用中国” {number}', 'Your application is with Credit China {number}'),
      body: two(
        '信用修复 {number} 已由“信用中国”收件，查询码见您的账户：{link}',
        'Credit China has received repair {number}; its query code is in your account: {link}',
      ),
    },
    supplementList: {
      subject: two('请补正材料 {number}', 'Please supplement {number}'),
      body: two(
        '为办理您的信用修复申请 {number}，请一次性补正以下内容：\n{list}\n请自本通知送达之日起 {supplementTime}内登录系统补正。',
        'To handle your application for repair {number}, please supply the following, all at once:\n{list}\nYou have {supplementTime} from service of this notice: sign in to add them.',
      ),
    },
    supplementReceived: {
      subject: two('已收到补充材料 {number}', 'Supplement received {number}'),
      body: two('已收到您为 {number} 补充的材料。', 'We received what you added to {number}.'),
    },
    accepted: {
      subject: two('您的信用修复申请已受理 {number}', 'Your application for repair is accepted {number}'),
      body: two(
        '信用修复 {number} 已受理，最迟于 {promise} 告知结果。',
        'Repair {number} is accepted. You will hear the result by {promise}.',
      ),
    },
    extended: {
      subject: two('审核期限延长 {number}', 'Time to decide extended {number}'),
      body: two(
        '信用修复 {number} 的审核期限延长 {days} 个工作日。理由：{reason}',
        'The time to decide repair {number} is extended by {days} working days. Reason: {reason}',
      ),
    },
    repaired: {
      subject: two('信用修复决定 {number}', 'Repair granted {number}'),
      body: two(
        '信用修复 {number} 已作出予以修复的决定：该信息已终止公示，已通知停止共享和使用、解除惩戒措施。决定书和各单位的确认情况请登录查看。',
        'Repair {number} is granted: the record is no longer shown, and sharing, use and measures are being ended. Sign in for the decision and who has confirmed.',
      ),
    },
    refused: {
      subject: two('不予信用修复 {number}', 'Repair refused {number}'),
      body: two(
        '您的信用修复申请 {number} 经审核，决定不予修复。理由和救济途径请登录查看；符合条件后可以再次申请。',
        'Repair {number} is refused. Sign in for the reasons and the remedies; once the conditions are met you may apply again.',
      ),
    },
    notAccepted: {
      subject: two('信用修复申请不予受理 {number}', 'Application for repair not accepted {number}'),
      body: two(
        '信用修复申请 {number} 不予受理。理由和救济途径请登录查看；符合条件后可以再次申请。',
        'Application {number} is not accepted. Sign in for the reasons and the remedies; once the conditions are met you may apply again.',
      ),
    },
    liftMeasures: {
      subject: two('请解除失信惩戒措施 {number}', 'Please lift measures {number}'),
      body: two(
        '“{record}”已修复。请解除贵单位因该信息采取的失信惩戒措施，并登录确认。',
        '“{record}” is repaired. Please lift the measures your unit takes on account of it, then sign in and confirm.',
      ),
    },
  },
}
