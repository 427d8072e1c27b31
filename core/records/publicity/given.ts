import type { RecordFile } from '../record.ts'
import { isPoliceOrgan } from './police.ts'
import type { PublicityFlags } from './publicity-flags.ts'
import { sealedRecord, sealedRow } from './sealed.ts'

/** Receivers of a record out of the register. */
export type Audience =
  | 'public'
  /** Whoever receives the full feed, or was told to lift measures. */
  | 'recipient'
  /** Its subject, or an agent in its place. */
  | 'subject'
  /** Those who handle, or supervise, a case on it that is running. */
  | 'runningCase'
  /** Staff who ask by themselves, clerks too, of these units. */
  | { readonly units: readonly string[] }

/** Sealed: to subject, running case and deciding organ alone (治安法 136). */
export const isGivenTo = (record: RecordFile, to: Audience, flags: PublicityFlags = {}): boolean =>
  sealedRecord(record, flags) === null || keeps(record, to)

/** Held rows are given as their record would be. */
export const isRowGivenTo = (held: Row, to: Audience, flags: PublicityFlags = {}): boolean =>
  sealedRow(held, flags) === null || keeps(held, to)

type Row = Parameters<typeof sealedRow>[0]
type Organs = Pick<RecordFile, 'authority' | 'provider'>

function keeps(of: Organs, to: Audience): boolean {
  if (typeof to === 'string') return to === 'subject' || to === 'runningCase'
  return keepersOf(of).some((unit) => to.units.includes(unit))
}

/** The organ that decided, and its provider where that is police too. */
function keepersOf({ authority, provider }: Organs): readonly string[] {
  const police = [authority, provider].filter(({ raw }) => isPoliceOrgan(raw))
  return police.flatMap(({ unit }) => unit ?? [])
}
