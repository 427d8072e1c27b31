import { auditWords } from '#audit/audit-words.ts'
import { noticeFaultLine, noticeFaultWords } from '#engine/begin/holiday-notice-words.ts'
import { causes } from '#engine/case/charge-words.ts'
import { nextHigher } from '#engine/case/higher-organ.ts'
import { chartTexts } from '#engine/compile/chart-words.ts'
import { erasureGrounds } from '#engine/register/erasure.ts'
import { whyNames } from '#engine/register/record-names.ts'
import { channelWords, lackWords, repairWords, taskWords, tierNames } from '#engine/register/repair-words.ts'
import { decideWords } from '#engine/scan/explain-record.ts'
import { described, mergedInto, roleNames, standingIn } from '#engine/store/names.ts'
import { glyphWords } from '#engine/store/printing.ts'
import { switches } from '#engine/store/switches.ts'
import { closingTexts } from '#engine/views/closing-words.ts'
import { toAnswer, yoursToAnswer } from '#engine/views/holder-contact.ts'
import { letterWords } from '#engine/views/holder-letter.ts'
import { progressWords } from '#engine/views/progress-words.ts'
import { versionCauses } from '#engine/views/record-view.ts'
import { remedyNames } from '#engine/views/remedies-view.ts'
import { heldRow } from '#engine/views/shown-view.ts'
import { timelineWords } from '#engine/views/timeline.ts'
import { noArticle } from '#law/basis-text.ts'
import { coverageWords } from '#law/coverage.ts'
import { deadlineRefusals } from '#law/deadline-line.ts'
import { explanationWords } from '#law/explanation-words.ts'
import { openQuestions, settingWords } from '#law/open-questions.ts'
import { ownWords } from '#law/own-limit.ts'
import { dateWords } from '#law/say.ts'
import { citationWords } from '#law/source.ts'
import { limitKinds } from '#law/time-limit.ts'
import { words as verifierWords } from '#ledger/words.ts'
import { codeWords } from '#records/identity/code-words.ts'
import { sealedValue } from '#records/import/issue.ts'
import { importWords } from '#records/import-words.ts'
import { fieldNames } from '#records/layout.ts'
import { withdrawalCauses } from '#records/withdrawal.ts'
import { settingNames } from '#settings/setting-words.ts'
import { commonForms, pauseCauses } from '#workflows/common/common-forms.ts'
import { answers, grounds } from '#workflows/common/item-words.ts'
import { routeWords } from '#workflows/common/route-field.ts'
import { limitWords } from '#workflows/contract/closing-limits.ts'
import { decisionWords } from '#workflows/contract/decision.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { witnessWords } from './witness-words.ts'

/** Words of pages, files and commands that the core says, by area. */
export const spokenWords = (): Readonly<Record<string, object>> => ({
  refusals,
  timeline: timelineWords(),
  endings: closingTexts(),
  progress: progressWords,
  records: { whyNames, withdrawalCauses, versionCauses, described, heldRow },
  fields: fieldNames(),
  imports: { importWords, sealedValue },
  codes: codeWords,
  repairs: { repairWords, channelWords, lackWords, taskWords, tierNames },
  items: { grounds, answers, pauseCauses },
  erasures: { erasureGrounds },
  forms: { commonForms, decisionWords, routeWords },
  limits: { limitWords, limitKinds, noArticle, ownWords, citationWords },
  dates: { dateWords, explanationWords, coverageWords, deadlineRefusals, noticeFaultWords, noticeFaultLine },
  roles: {
    roleNames,
    causes,
    nextHigher,
    standingIn,
    mergedInto,
    toAnswer,
    yoursToAnswer,
    remedyNames,
    decideWords,
    letterWords,
    glyphWords,
  },
  charts: chartTexts,
  proofs: { auditWords, verifierWords, witnessWords },
  switches,
  settings: { settingNames },
  questions: { openQuestions, settingWords },
})
