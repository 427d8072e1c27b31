import { addDays, type Day } from '#law/day.ts'
import type { RecordFile } from '../record.ts'
import type { RecordChange } from './change.ts'
import { decisionDay, publicity } from './publicity.ts'
import type { PublicityFlags } from './publicity-flags.ts'
import { sealedRecord } from './sealed.ts'
import { isShielded } from './shield.ts'

/** Change by law alone (C1–C4, B7, 治安法 136; ADR 11); `woken`: its due day. */
export function dueChange(
  record: RecordFile,
  today: Day,
  flags: PublicityFlags,
  woken: Day | null = null,
): RecordChange | null {
  const sealing = sealingOf(record, flags)
  if (sealing !== null) return { kind: sealing, on: today }
  const last = lastDay(record, today, flags)
  if (last !== null && today > last) return { kind: 'ended', caseId: null, reason: 'expired', on: today }
  const { barred } = record
  if (barred && !barred.over && today > barred.until) return { kind: 'barOver', on: today }
  return woken !== null && woken === decisionDay(record) && publicity(record, woken, flags).shown
    ? { kind: 'shown', on: today }
    : null
}

/** First day the law does something to the record; null: never. */
export function nextDueDay(record: RecordFile, today: Day, flags: PublicityFlags): Day | null {
  const end = nextEndDay(record, today, flags)
  const first = decisionDay(record)
  const isAhead = first !== null && today < first && (end === null || first < end)
  return isAhead && publicity(record, first, flags).shown ? first : end
}

/** The same but for a beginning, as reckoned until 2026-12. */
export function nextEndDay(record: RecordFile, today: Day, flags: PublicityFlags): Day | null {
  if (sealingOf(record, flags) !== null) return today
  const { barred } = record
  const lasts = [lastDay(record, today, flags), barred && !barred.over ? barred.until : null]
  const last = lasts.flatMap((day) => day ?? []).toSorted()[0]
  return last === undefined ? null : addDays(last, 1)
}

/** Sealing, or its end, due to be told to holders (治安法 136). */
function sealingOf(record: RecordFile, flags: PublicityFlags): 'sealed' | 'unsealed' | null {
  const isSealed = sealedRecord(record, flags) !== null
  if (isSealed === (record.sealed !== undefined)) return null
  return isSealed ? 'sealed' : 'unsealed'
}

/** Last public day of what is shown, or would be unshielded. */
function lastDay(record: RecordFile, today: Day, flags: PublicityFlags): Day | null {
  if (record.ended !== null && !isShielded(record)) return null
  const { until } = publicity(record, today, flags)
  return until === '9999-12-31' ? null : until
}
