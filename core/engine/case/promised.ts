import type { CaseFile } from '#engine/store/case-file.ts'
import type { Calendar } from '#law/calendar.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** True of a day (暂定) whose holidays are not published yet. */
export const isEstimate = (calendar: Calendar, day: Day | null): boolean =>
  day !== null && calendar.statusOf(day) !== 'published'

/** True of a day that has passed and is no estimate. */
export const isOver = ({ calendar, clock }: Time, day: Day | null): boolean =>
  day !== null && day < shanghaiDay(clock.now()) && !isEstimate(calendar, day)
type Time = { readonly calendar: Calendar; readonly clock: { now(): number } }

/** The day by which the applicant hears, by the case's own rules. */
export const promised = (procedure: Procedure, file: CaseFile, calendar: Calendar): Day | null =>
  procedure.timing.promise(file.data, { ...file, limits: procedure.timing.limits }, calendar)
