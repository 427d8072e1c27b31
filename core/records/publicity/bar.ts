import type { Day } from '#law/day.ts'
import { fraudUntil } from '#law/publicity-period.ts'
import type { Bar, RecordFile } from '../record.ts'
import { restored } from './shield.ts'

/** Public part of a finding (O36 25): unit, day, end. */
export type Finding = { readonly by: string; readonly on: Day; readonly until: Day }

type Found = { readonly caseId: string; readonly on: Day; readonly restores?: true }

/** Last day the record is barred from repair; null: not barred. */
export const barredUntil = ({ barred }: RecordFile, day: Day): Day | null =>
  barred && day <= barred.until ? barred.until : null

/** Public for three years, even alone; never a natural person's (O36 12). */
export function findingOn(record: RecordFile, day: Day): Finding | null {
  const { barred, subject, authority } = record
  if (!barred || barred.over || day < barred.foundOn || day > barred.until) return null
  if (subject.kind === 'person' || subject.code === null) return null
  return { by: authority.raw, on: barred.foundOn, until: barred.until }
}

/** Puts the finding on the record, shown again if decided. */
export function barredBy(
  record: RecordFile,
  { caseId, on, restores }: Found,
): Partial<RecordFile> | 'barredAlready' | Extract<ReturnType<typeof restored>, string> {
  if (barredUntil(record, on) !== null) return 'barredAlready'
  const barred: Bar = { caseId, foundOn: on, until: fraudUntil(on), over: false }
  if (!restores) return { barred }
  const again = restored(record, on)
  return typeof again === 'string' ? again : { ...again, barred }
}

/** B7 ends by itself and never early. */
export function barOver({ barred }: RecordFile, on: Day): Partial<RecordFile> | 'notBarred' | 'barStillRuns' {
  if (!barred || barred.over) return 'notBarred'
  return on <= barred.until ? 'barStillRuns' : { barred: { ...barred, over: true } }
}
