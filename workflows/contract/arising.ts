import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { Held } from '#records/publicity/held.ts'
import type { PublicityFlags } from '#records/publicity/publicity-flags.ts'
import type { RecordFile } from '#records/record.ts'

/** A case a record calls for: opened, or listed for a person. */
export type Arising = {
  /** Rule that found it, camel case, and its article; empty: ours. */
  readonly rule: string
  readonly article: string
  readonly why: Bilingual
  /** The same record, rule and key again is the same case. */
  readonly key: string
  /** The case it arises from; on an ended record it needs one. */
  readonly arisesFrom?: string
  /** Listed for a person, not opened: a legal question is open (L1). */
  readonly listed: boolean
  /** The data of the opening event. */
  readonly data: unknown
  /** One open case a held row (ADR 14). */
  readonly standing?: { readonly since: number; readonly held: string }
}

/** Facts the scan may look at beside the record. */
export type Scanned = {
  readonly today: Day
  readonly flags: PublicityFlags
  /** Other records of the same subject, ended ones too. */
  readonly beside: readonly RecordFile[]
  readonly platform: string
  /** Rows of an import that wait under this record's number and authority. */
  readonly held: readonly Held[]
}
