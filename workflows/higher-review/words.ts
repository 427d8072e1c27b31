import { two } from '#law/bilingual.ts'
import { commonNotices, commonWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('复核', 'Higher review')
const { states, events, actions, limits } = commonWords

export const words: ProcedureWords = {
  title,
  application: two('复核申请', 'request for a higher review'),
  states: { ...states, withHigherOrgan: two('上级复核', 'With the higher organ') },
  events: {
    ...events,
    'applicant.submitted': two('申请复核', 'Higher review requested'),
    'organ.proposed': two('上级机关提出复核意见', 'Higher organ proposed an answer'),
  },
  actions: { ...actions, 'organ.proposed': two('提出复核意见', 'Propose the review’s answer') },
  limits: { A7: two('复核', 'Higher review'), ...limits },
  notices: {
    ...commonNotices(title),
    receipt: {
      subject: two('已收到您的复核申请 {number}', 'We received your request for review {number}'),
      body: two(
        '您对“{record}”异议处理结果的复核申请已收到，编号 {number}。',
        'We received your request to review the result on “{record}”, number {number}.',
      ),
    },
    partialAnswer: {
      subject: two('复核 {number} 部分事项已有答复', 'Part of review {number} is answered'),
      body: two(
        '复核 {number} 的部分事项已有答复，其余继续办理。请登录查看：{link}',
        'Part of review {number} is answered; the rest is still being handled. Sign in to read it: {link}',
      ),
    },
    answered: {
      subject: two('复核结果 {number}', 'Result of review {number}'),
      body: two(
        '复核 {number} 已办结。结果、理由和救济途径请登录查看。',
        'Review {number} is decided. Sign in for the result, the reasons and the remedies.',
      ),
    },
  },
}
