import { two } from '#law/bilingual.ts'
import { commonWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('样例申请', 'Sample application')

export const verdicts = { granted: two('准予', 'Granted'), refused: two('不予', 'Refused') } as const

const { correcting: _correcting, publishing: _publishing, dispatching: _dispatching, ...states } = commonWords.states

export const words: ProcedureWords = {
  title,
  application: two('样例申请', 'sample application'),
  act: two('样例申请办理', 'handling of the sample application'),
  outcome: two('样例申请结果', 'result of the sample application'),
  states: { ...states, underReview: two('审核', 'Under review') },
  events: {
    ...commonWords.events,
    'applicant.submitted': two('提出样例申请', 'Sample application filed'),
    'unit.proposed': two('提出审核意见', 'Decision proposed'),
  },
  actions: { ...commonWords.actions, 'unit.proposed': two('提出审核意见', 'Propose a decision') },
  limits: { ...commonWords.limits, T1: two('答复', 'Answer') },
}
