import type { Procedure } from '#workflows/contract/procedure.ts'
import * as account from './words/account.ts'
import * as applicant from './words/applicant.ts'
import * as cases from './words/case.ts'
import * as changes from './words/changes.ts'
import * as channels from './words/channels.ts'
import * as consent from './words/consent.ts'
import * as drafts from './words/drafts.ts'
import * as evidence from './words/evidence.ts'
import * as explanation from './words/explanation.ts'
import * as faults from './words/faults.ts'
import * as figures from './words/figures.ts'
import * as frame from './words/frame.ts'
import * as grounds from './words/grounds.ts'
import * as guide from './words/guide.ts'
import * as law from './words/law.ts'
import * as mail from './words/mail.ts'
import * as mandates from './words/mandates.ts'
import * as myCredit from './words/my-credit.ts'
import * as myData from './words/my-data.ts'
import * as notices from './words/notices.ts'
import { place, problems } from './words/page-words.ts'
import * as papers from './words/papers.ts'
import * as progress from './words/progress.ts'
import * as publicPages from './words/public.ts'
import * as repair from './words/repair.ts'
import * as secondFactor from './words/second-factor.ts'
import * as staffAbsence from './words/staff/absence.ts'
import * as staffAccounts from './words/staff/accounts.ts'
import * as staffAdmin from './words/staff/admin.ts'
import * as staffApi from './words/staff/api.ts'
import * as staffAssign from './words/staff/assign.ts'
import * as staffBatch from './words/staff/batch.ts'
import * as staffBoard from './words/staff/board.ts'
import * as staffBulletins from './words/staff/bulletins.ts'
import * as staffBundle from './words/staff/bundle.ts'
import * as staffByMail from './words/staff/by-mail.ts'
import * as staffCalendar from './words/staff/calendar.ts'
import * as staffContests from './words/staff/contests.ts'
import * as staffCounter from './words/staff/counter.ts'
import * as staffCreditChina from './words/staff/credit-china.ts'
import * as staffEditions from './words/staff/editions.ts'
import * as staffErasures from './words/staff/erasures.ts'
import * as staffFind from './words/staff/find.ts'
import * as staffImports from './words/staff/imports.ts'
import * as staffIncidents from './words/staff/incidents.ts'
import * as staffJoint from './words/staff/joint.ts'
import * as staffLists from './words/staff/lists.ts'
import * as staffOversight from './words/staff/oversight.ts'
import * as staffQueries from './words/staff/queries.ts'
import * as staffRechecks from './words/staff/rechecks.ts'
import * as staffRecipients from './words/staff/recipients.ts'
import * as staffSettings from './words/staff/settings.ts'
import * as staffStaff from './words/staff/staff.ts'
import * as staffSupervise from './words/staff/supervise.ts'
import * as staffSupervisor from './words/staff/supervisor.ts'
import * as statements from './words/statements.ts'
import * as track from './words/track.ts'
import * as ways from './words/ways.ts'
import * as when from './words/when.ts'

/** Words of every page, by area: one CSV each (`redress texts export`). */
export const pageAreas: Readonly<Record<string, object>> = {
  account,
  applicant,
  case: cases,
  changes,
  channels,
  consent,
  drafts,
  evidence,
  explanation,
  faults,
  figures,
  frame,
  grounds,
  guide,
  law,
  mail,
  mandates,
  'my-credit': myCredit,
  'my-data': myData,
  notices,
  papers,
  progress,
  public: publicPages,
  repair,
  'second-factor': secondFactor,
  statements,
  track,
  'texts-problems': { problems, place },
  ways,
  when,
  'staff-absence': staffAbsence,
  'staff-admin': staffAdmin,
  'staff-api': staffApi,
  'staff-assign': staffAssign,
  'staff-batch': staffBatch,
  'staff-board': staffBoard,
  'staff-bundle': staffBundle,
  'staff-by-mail': staffByMail,
  'staff-counter': staffCounter,
  'staff-imports': staffImports,
  'staff-joint': staffJoint,
  'staff-bulletins': staffBulletins,
  'staff-queries': staffQueries,
  'staff-rechecks': staffRechecks,
  'staff-lists': staffLists,
  'staff-contests': staffContests,
  'staff-calendar': staffCalendar,
  'staff-credit-china': staffCreditChina,
  'staff-editions': staffEditions,
  'staff-erasures': staffErasures,
  'staff-find': staffFind,
  'staff-oversight': staffOversight,
  'staff-recipients': staffRecipients,
  'staff-settings': staffSettings,
  'staff-accounts': staffAccounts,
  'staff-incidents': staffIncidents,
  'staff-staff': staffStaff,
  'staff-supervise': staffSupervise,
  'staff-supervisor': staffSupervisor,
}

type Areas = Readonly<Record<string, object>>

/** The same with what the engine says, and each procedure: `procedure-objection`. */
export const areasOf = (procedures: Readonly<Record<string, Procedure>>, spoken: Areas): Areas => ({
  ...pageAreas,
  ...Object.fromEntries(Object.entries(spoken).map(([id, words]) => [`engine-${id}`, words])),
  ...Object.fromEntries(Object.entries(procedures).map(([id, { pages }]) => [`procedure-${id}`, pages.words])),
  ...Object.fromEntries(
    Object.entries(procedures).flatMap(([id, { pages }]) => (pages.said ? [[`said-${id}`, pages.said]] : [])),
  ),
  ...Object.fromEntries(
    Object.entries(procedures).map(([id, { pages, parties }]) => [
      `forms-${id}`,
      { forms: pages.forms ?? {}, ways: parties.ways ?? [] },
    ]),
  ),
})
