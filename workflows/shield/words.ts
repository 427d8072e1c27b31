import { two } from '#law/bilingual.ts'
import { commonWords, intakeStates, supplementWords } from '#workflows/common/common-words.ts'
import type { ProcedureWords } from '#workflows/contract/pages.ts'

const title = two('暂时屏蔽', 'Shield')
const { states, events, actions, limits } = commonWords
const { correcting: _correcting, ...closing } = states
const { awaitingAcceptance, awaitingSupplement } = intakeStates

export const words: ProcedureWords = {
  title,
  application: two('暂时屏蔽申请', 'request for a shield'),
  act: two('暂时屏蔽审核', 'examination of shield'),
  outcome: two(
    '暂时屏蔽决定书：执行计划期间不公示，同步解除相应惩戒措施；或者写明理由的不予暂时屏蔽决定书，可以再次申请。',
    'A decision that shields: nothing is shown while the plan runs, and measures are lifted; or a refusal with reasons, after which you may apply again.',
  ),
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
}

export const verdicts = {
  shielded: two('予以暂时屏蔽', 'Shield the record'),
  refused: two('不予暂时屏蔽', 'Do not shield it'),
} as const
