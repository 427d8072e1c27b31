import type { Day } from '#law/day.ts'
import { layoutOf, permittedUse } from '#records/layout.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { readDay } from '#records/value.ts'

/** The document's date, from which publicity runs (O36 7). */
export const decidedOn = (record: RecordFile): Day | null =>
  readDay(currentFields(record)[layoutOf(record.kind).roles.decisionDate] ?? '')

/** Last day by the source; our page ignores it. */
export const claimedUntil = (record: RecordFile): Day | null => readDay(currentFields(record)['CF_GSJZQ'] ?? '')

/** True where the source says the record is public that day. */
export function claimsToShow(record: RecordFile, today: Day): boolean {
  const scope = (currentFields(record)[permittedUse] ?? '').trim()
  const until = claimedUntil(record)
  if (until !== null) return until >= today && scope !== '1' && scope !== '2'
  return scope === '0' || scope === '公示'
}

export const isOpen = ({ ended }: RecordFile): boolean => ended === null
