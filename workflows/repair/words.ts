import { two } from '#law/bilingual.ts'
import { commonWords, intakeStates, supplementWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('信用修复', 'Credit repair')
const { correcting: _correcting, publishing: _publishing, dispatching: _dispatching, ...states } = commonWords.states

export const words: ProcedureWords = {
  title,
  application: two('信用修复申请', 'application for repair'),
  act: two('信用修复审核', 'examination of repair'),
  outcome: two(
    '信用修复决定书：终止公示、停止共享和使用、解除惩戒措施；或者写明理由的不予修复决定书，以后可以再次申请。',
    'A decision of repair: the record is no longer shown, shared or used, and measures are lifted; or a refusal with reasons, after which you may apply again.',
  ),
  states: {
    ...states,
    ...intakeStates,
    handingOver: two('正在移交', 'Handing over'),
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
    'done.handOver': two('已移交', 'Handed over'),
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
}
