import { caseFile } from '#engine/case/case-of.ts'
import { openFor } from '#engine/register/register-door.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { hidden } from '#records/publicity/masking.ts'
import type { RecordFile } from '#records/record.ts'
import { type Finding, findingsOn, type RecordsOf, rememberedRecords, type ScanStore } from './findings.ts'
import { everyRecord } from './scan.ts'

/** One finding, as a list for people and programs has it. */
export type Reported = {
  readonly record: string
  readonly documentNumber: string
  readonly authority: string
  readonly procedure: string
  readonly rule: string
  readonly article: string
  readonly why: Bilingual
  /** `listed` for a person; `opened` as case; else `new`. */
  readonly outcome: 'listed' | 'opened' | 'new'
  readonly case: { readonly number: string; readonly state: string; readonly closed: boolean } | null
  /** The unit that would be asked, or is. */
  readonly unit: string | null
}

/** Everything that every record calls for today, record by record. Writes nothing. */
export async function* scanReport(
  store: ScanStore,
  look?: (record: RecordFile, recordsOf: RecordsOf) => Promise<unknown>,
): AsyncGenerator<Reported> {
  for await (const records of everyRecord(store.table)) {
    const recordsOf = rememberedRecords(store)
    for (const record of records) {
      await look?.(record, recordsOf)
      for (const finding of await findingsOn(store, record, recordsOf)) yield await reported(store, finding)
    }
  }
}

/** Sealed records by id alone: the scan's reader may not know. */
export async function reported(store: Pick<ScanStore, 'table' | 'deployment'>, finding: Finding): Promise<Reported> {
  const { record, arising, caseId, procedure, holder } = finding
  const item = await store.table.get(caseKey(caseId))
  const file = item === undefined ? null : caseFile(item)
  const { rule, article, why, listed } = arising
  const isGiven = openFor(store, record, 'recipient') !== null
  return {
    record: record.id,
    documentNumber: isGiven ? record.documentNumber.raw : hidden,
    authority: isGiven ? record.authority.raw : hidden,
    procedure,
    rule,
    article,
    why,
    outcome: listed ? 'listed' : file === null ? 'new' : 'opened',
    case: file && { number: file.number, state: file.state, closed: file.closed },
    unit: file?.holder.unit ?? holder.unit,
  }
}
