import { two } from '#law/bilingual.ts'
import { commonWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('复核', 'Higher review')
const { states, events, actions, limits } = commonWords

export const words: ProcedureWords = {
  title,
  application: two('复核申请', 'request for a higher review'),
  act: two('复核', 'higher review'),
  outcome: two(
    '书面的复核结果和理由；属实的予以更正，并告知取得该信息的单位。',
    'The result of the review in writing, with reasons; what is upheld is corrected, and whoever holds it is told.',
  ),
  states: { ...states, withHigherOrgan: two('上级复核', 'With the higher organ') },
  events: {
    ...events,
    'applicant.submitted': two('申请复核', 'Higher review requested'),
    'organ.proposed': two('上级机关提出复核意见', 'Higher organ proposed an answer'),
  },
  actions: { ...actions, 'organ.proposed': two('提出复核意见', 'Propose the review’s answer') },
  limits: { A7: two('复核', 'Higher review'), ...limits },
}
