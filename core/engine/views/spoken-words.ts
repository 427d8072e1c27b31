import { causes } from '#engine/case/charge-words.ts'
import { whyNames } from '#engine/register/record-names.ts'
import { channelWords, lackWords, repairWords, tierNames } from '#engine/register/repair-words.ts'
import { roleNames } from '#engine/store/names.ts'
import { switches } from '#engine/store/switches.ts'
import { openQuestions } from '#law/open-questions.ts'
import { withdrawalCauses } from '#records/withdrawal.ts'
import { pauseCauses } from '#workflows/common/common-forms.ts'
import { answers, grounds } from '#workflows/common/item-words.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { closingTexts } from './closing-words.ts'
import { timelineWords } from './timeline.ts'

/** Words of pages that the engine says, by area. */
export const spokenWords = (): Readonly<Record<string, object>> => ({
  refusals,
  timeline: timelineWords(),
  endings: closingTexts(),
  records: { whyNames, withdrawalCauses },
  repairs: { repairWords, channelWords, lackWords, tierNames },
  items: { grounds, answers, pauseCauses },
  roles: { roleNames, causes },
  switches,
  questions: { openQuestions },
})
