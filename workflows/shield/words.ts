import { two } from '#law/bilingual.ts'
import { commonNotices, commonWords, intakeStates, supplementWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('暂时屏蔽', 'Shield')
const { states, events, actions, limits } = commonWords
const { correcting: _correcting, ...closing } = states
const { awaitingAcceptance, awaitingSupplement } = intakeStates

export const words: ProcedureWords = {
  title,
  application: two('暂时屏蔽申请', 'request for a shield'),
  states: { ...closing, awaitingAcceptance, awaitingSupplement, shielding: two('执行暂时屏蔽', 'Shielding') },
  events: {
    ...events,
    ...supplementWords.events,
    'applicant.submitted': two('申请暂时屏蔽', 'Shield requested'),
    'unit.askedSupplement': two('一次性告知补正', 'Supplement list sent'),
    'unit.proposed': two('提出暂时屏蔽意见', 'Unit proposed on the shield'),
  },
  actions: {
    ...actions,
    ...supplementWords.actions,
    'unit.askedSupplement': two('要求补正', 'Ask for a supplement'),
    'unit.proposed': two('提出暂时屏蔽意见', 'Propose on the shield'),
  },
  endings: { shielded: two('已暂时屏蔽', 'Shielded'), refused: two('不予暂时屏蔽', 'Not shielded') },
  limits: { B5: two('暂时屏蔽并解除惩戒措施', 'Shield and lift measures'), ...supplementWords.limits, ...limits },
  notices: {
    ...commonNotices(title),
    receipt: {
      subject: two('已收到您的暂时屏蔽申请 {number}', 'We received your request for a shield {number}'),
      body: two(
        '您就“{record}”提出的暂时屏蔽申请已收到，编号 {number}。\n最迟于 {promise} 告知结果。',
        'We received your request to shield “{record}”, number {number}.\nYou will hear the result by {promise}.',
      ),
    },
    supplementList: {
      subject: two('请补正暂时屏蔽申请 {number}', 'Please supplement your request {number}'),
      body: two(
        '为办理您的暂时屏蔽申请 {number}，请一次性补正以下内容：\n{list}\n请自本通知送达之日起 {supplementTime}内登录系统补正。',
        'To handle request {number}, please supply the following, all at once:\n{list}\nYou have {supplementTime} from service of this notice: sign in to add them.',
      ),
    },
    supplementReceived: {
      subject: two('已收到暂时屏蔽申请的补充材料 {number}', 'Supplement to request {number} received'),
      body: two('已收到您为暂时屏蔽申请 {number} 补充的材料。', 'We received what you added to request {number}.'),
    },
    shielded: {
      subject: two('记录已暂时屏蔽 {number}', 'The record is shielded {number}'),
      body: two(
        '您的暂时屏蔽申请 {number} 已获同意，“{record}”暂停公示。决定书、复查安排和救济途径请登录查看。',
        'Request {number} is granted: “{record}” is no longer public. Sign in for the decision, the reviews and the remedies.',
      ),
    },
    refused: {
      subject: two('不予暂时屏蔽 {number}', 'No shield {number}'),
      body: two(
        '您的暂时屏蔽申请 {number} 未获同意。理由和救济途径请登录查看；可以补充后再次申请。',
        'Request {number} was not granted. Sign in for the reasons and the remedies; you may apply again.',
      ),
    },
  },
}
