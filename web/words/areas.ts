import type { Procedure } from '#workflows/contract/procedure.ts'
import * as account from './account.ts'
import * as applicant from './applicant.ts'
import * as cases from './case.ts'
import * as changes from './changes.ts'
import * as channels from './channels.ts'
import * as consent from './consent.ts'
import * as drafts from './drafts.ts'
import * as evidence from './evidence.ts'
import * as explanation from './explanation.ts'
import * as faults from './faults.ts'
import * as figures from './figures.ts'
import * as frame from './frame.ts'
import * as grounds from './grounds.ts'
import * as law from './law.ts'
import * as mail from './mail.ts'
import * as mandates from './mandates.ts'
import * as myData from './my-data.ts'
import * as notices from './notices.ts'
import * as papers from './papers.ts'
import * as publicPages from './public.ts'
import * as repair from './repair.ts'
import * as secondFactor from './second-factor.ts'
import * as staffAbsence from './staff/absence.ts'
import * as staffAdmin from './staff/admin.ts'
import * as staffApi from './staff/api.ts'
import * as staffByMail from './staff/by-mail.ts'
import * as staffCounter from './staff/counter.ts'
import * as staffStaff from './staff/staff.ts'
import * as staffSupervisor from './staff/supervisor.ts'
import * as track from './track.ts'
import * as ways from './ways.ts'

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
  law,
  mail,
  mandates,
  'my-data': myData,
  notices,
  papers,
  public: publicPages,
  repair,
  'second-factor': secondFactor,
  track,
  ways,
  'staff-absence': staffAbsence,
  'staff-admin': staffAdmin,
  'staff-api': staffApi,
  'staff-by-mail': staffByMail,
  'staff-counter': staffCounter,
  'staff-staff': staffStaff,
  'staff-supervisor': staffSupervisor,
}

/** The same with the words of each procedure: `procedure-objection`. */
export const areasOf = (procedures: Readonly<Record<string, Procedure>>): Readonly<Record<string, object>> => ({
  ...pageAreas,
  ...Object.fromEntries(Object.entries(procedures).map(([id, { pages }]) => [`procedure-${id}`, pages.words])),
})
