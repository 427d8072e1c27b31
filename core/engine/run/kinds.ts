import { draftKind } from '#engine/begin/draft-kind.ts'
import { noticeKind } from '#engine/begin/public-notices.ts'
import { caseKind } from '#engine/case/case-kind.ts'
import { logKinds } from '#engine/case/log-kinds.ts'
import { boardedKind, runningKind } from '#engine/figures/running.ts'
import { arrivalKind } from '#engine/mail/arrival.ts'
import { digestKind } from '#engine/mail/digest.ts'
import { letterKind } from '#engine/mail/letter-kind.ts'
import { reminderKind } from '#engine/mail/repair-reminder.ts'
import { replyKind } from '#engine/mail/take-reply.ts'
import { paperKind } from '#engine/papers/paper-kind.ts'
import { peopleKinds } from '#engine/people/people-kinds.ts'
import { recordKind } from '#engine/register/record-kind.ts'
import { scanKind } from '#engine/scan/scan.ts'
import { deliveryKind, hookHeadKind, hookKind, laneKind } from './hook-kinds.ts'
import { hostKinds } from './host-kinds.ts'
import { forecastKind } from './kept-forecasts.ts'

/** Every log, every kind with a due moment, every declared form. */
export const kinds = {
  case: caseKind,
  ...logKinds,
  letter: letterKind,
  digest: digestKind,
  paper: paperKind,
  record: recordKind,
  reminder: reminderKind,
  notice: noticeKind,
  scan: scanKind,
  running: runningKind,
  boarded: boardedKind,
  forecast: forecastKind,
  draft: draftKind,
  hook: hookKind,
  hookHead: hookHeadKind,
  lane: laneKind,
  delivery: deliveryKind,
  ...peopleKinds,
  arrival: arrivalKind,
  reply: replyKind,
  ...hostKinds,
}
