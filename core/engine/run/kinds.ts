import { askedKind } from '#engine/begin/asked.ts'
import { calendarKind, holidayEditionKind, yearsKind } from '#engine/begin/calendar-kind.ts'
import { contestKind } from '#engine/begin/contest-kind.ts'
import { draftKind } from '#engine/begin/draft-kind.ts'
import { gatheredKind } from '#engine/begin/gathered-kind.ts'
import { orderKind } from '#engine/begin/order-kind.ts'
import { noticeKind } from '#engine/begin/public-notices.ts'
import { urgedKind } from '#engine/begin/urged-kind.ts'
import { caseKind } from '#engine/case/case-kind.ts'
import { logKinds } from '#engine/case/log-kinds.ts'
import { soleKind } from '#engine/case/sole-case.ts'
import { copyKind, copyMonthKind } from '#engine/feeds/copy-kind.ts'
import { feedHeadKind, lineKind, markKind, toldKind } from '#engine/feeds/feed-kinds.ts'
import { handedKind } from '#engine/feeds/handed-file.ts'
import { holdingKind } from '#engine/feeds/holding.ts'
import { ownStepKind } from '#engine/feeds/own-steps.ts'
import { bulletinKind } from '#engine/figures/bulletin-kind.ts'
import { editionKind } from '#engine/figures/edition-kind.ts'
import { breachKind, figuresKind, tallyKind, weightKind, workloadKind } from '#engine/figures/figure-kinds.ts'
import { drawingKind, recheckKind } from '#engine/figures/recheck-kind.ts'
import { boardedKind, runningKind } from '#engine/figures/running.ts'
import { workKind } from '#engine/figures/work-lists.ts'
import { arrivalKind } from '#engine/mail/arrival.ts'
import { digestKind } from '#engine/mail/digest.ts'
import { letterKind, mailingKind } from '#engine/mail/letter-kind.ts'
import { reminderKind } from '#engine/mail/repair-reminder.ts'
import { replyKind } from '#engine/mail/take-reply.ts'
import { holderOrderKind } from '#engine/papers/holder-order.ts'
import { paperKind } from '#engine/papers/paper-kind.ts'
import { seriesKind } from '#engine/papers/paper-number.ts'
import { peopleKinds } from '#engine/people/people-kinds.ts'
import { settingEditionKind, settingsKind } from '#engine/people/setting-kind.ts'
import { nightAuditKind } from '#engine/proof/audited.ts'
import { cosignedKind } from '#engine/proof/cosigned.ts'
import { checkpointKind, headKind } from '#engine/proof/ledger-head.ts'
import { mailedKind } from '#engine/proof/mail-checkpoint.ts'
import { musterKind } from '#engine/proof/muster.ts'
import { tileKind } from '#engine/proof/tree-tiles.ts'
import { walkKind } from '#engine/proof/walk.ts'
import { queryKind } from '#engine/register/bulk-query.ts'
import { erasureKind } from '#engine/register/erasure-kind.ts'
import { numberKind } from '#engine/register/identity-numbers.ts'
import { formerLiftingKind, liftingKind } from '#engine/register/lifting-kind.ts'
import { placeKind, recordKind } from '#engine/register/record-kind.ts'
import { statementLinkKind } from '#engine/register/statement-link.ts'
import { ticketKind } from '#engine/register/tickets.ts'
import { jobKind } from '#engine/scan/import-job.ts'
import { batchKind, issuesKind, sourceKind } from '#engine/scan/import-kinds.ts'
import { scanKind } from '#engine/scan/scan.ts'
import { foundKind } from '#engine/scan/scan-record.ts'
import { heldKind } from '#engine/store/held-items.ts'
import { switchesKind } from '#engine/store/switches.ts'
import { trackKind } from '#engine/views/tracking.ts'
import { asideKind, bookmarkKind } from './follower-kinds.ts'
import { deliveryKind, hookHeadKind, hookKind, laneKind, pushKind } from './hook-kinds.ts'
import { hostKinds } from './host-kinds.ts'
import { forecastKind } from './kept-forecasts.ts'

/** Every log, every kind with a due moment, every declared form. */
export const kinds = {
  case: caseKind,
  ...logKinds,
  letter: letterKind,
  mailing: mailingKind,
  digest: digestKind,
  gathered: gatheredKind,
  paper: paperKind,
  record: recordKind,
  reminder: reminderKind,
  notice: noticeKind,
  scan: scanKind,
  nightAudit: nightAuditKind,
  running: runningKind,
  boarded: boardedKind,
  work: workKind,
  forecast: forecastKind,
  edition: editionKind,
  bulletin: bulletinKind,
  recheck: recheckKind,
  drawing: drawingKind,
  draft: draftKind,
  hook: hookKind,
  hookHead: hookHeadKind,
  lane: laneKind,
  delivery: deliveryKind,
  push: pushKind,
  ...peopleKinds,
  arrival: arrivalKind,
  reply: replyKind,
  ...hostKinds,

  asked: askedKind,
  sole: soleKind,
  number: numberKind,
  place: placeKind,
  lifting: liftingKind,
  holderOrder: holderOrderKind,
  formerLifting: formerLiftingKind,
  figures: tallyKind,
  breach: breachKind,
  month: figuresKind,
  weight: weightKind,
  workload: workloadKind,
  series: seriesKind,
  calendar: calendarKind,
  years: yearsKind,
  holidayEdition: holidayEditionKind,
  ledgerHead: headKind,
  tile: tileKind,
  checkpoint: checkpointKind,
  cosigned: cosignedKind,
  mailed: mailedKind,
  muster: musterKind,
  source: sourceKind,
  batch: batchKind,
  importJob: jobKind,
  issues: issuesKind,
  held: heldKind,
  found: foundKind,
  told: toldKind,
  contest: contestKind,
  urged: urgedKind,
  order: orderKind,
  feedLine: lineKind,
  feedHead: feedHeadKind,
  acknowledged: markKind,
  copy: copyKind,
  copyMonth: copyMonthKind,
  holding: holdingKind,
  handed: handedKind,
  ownStep: ownStepKind,
  bookmark: bookmarkKind,
  aside: asideKind,
  walk: walkKind,
  switches: switchesKind,
  settings: settingsKind,
  settingEdition: settingEditionKind,
  track: trackKind,
  statementLink: statementLinkKind,
  query: queryKind,
  ticket: ticketKind,
  erasure: erasureKind,
}
