import { shanghaiDay } from '#law/day.ts'
import type { PublicityFlags } from '#records/publicity/publicity-flags.ts'
import { restored } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import type { RefusalCode } from '../contract/refusal.ts'

/** Reason against showing a record again (O36 20, 25). */
export function restoreRefusal(record: RecordFile | null, at: number, flags: PublicityFlags): RefusalCode | null {
  const tried = record && restored(record, shanghaiDay(at), flags)
  if (tried === 'pastLastDay') return 'restoreTooLate'
  return typeof tried === 'string' ? 'nothingToRestore' : null
}
