import type { RecordFile } from '#records/record.ts'
import type { Scanned } from '#workflows/arising.ts'
import type { Bilingual } from '#workflows/procedure.ts'

export type Caught = {
  /** The same record, rule and key again is the same case: what the finding rests on, not the day it was made. */
  readonly key: string
  readonly why: Bilingual
  readonly article?: string
  readonly twin?: string
  /** What an import brought, and the held row it lies in. */
  readonly offered?: { readonly batch: string; readonly fields: Readonly<Record<string, string>> }
  readonly standing?: { readonly since: number; readonly held: string }
}

/** One thing that may be wrong with a record; pure. */
export type Rule = {
  readonly id: string
  readonly title: Bilingual
  /** As core/law cites it. */
  readonly article: string
  /** Whose matter it is: the provider's (V), or the determining unit's (D). */
  readonly asks: 'provider' | 'determiner'
  /** Listed for a person, and no case: the legal question is open. */
  readonly listed?: true
  catches(record: RecordFile, seen: Scanned): readonly Caught[]
}

export const two = (zh: string, en: string): Bilingual => ({ zh, en })
