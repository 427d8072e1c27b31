import { type Bilingual, two } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import type { RecordFile } from '#records/record.ts'
import type { WithdrawalCause } from '#records/withdrawal.ts'
import type { Scanned } from '#workflows/contract/arising.ts'

export type Caught = {
  /** Basis of the finding: the same record, rule and key continue. */
  readonly key: string
  readonly why: Bilingual
  readonly article?: string
  readonly twin?: string
  /** Reason its provider took it back. */
  readonly cause?: WithdrawalCause
  /** Fields an import brought, and the held row they lie in. */
  readonly offered?: { readonly batch: string; readonly fields: Readonly<Record<string, string>> }
  readonly standing?: { readonly since: number; readonly held: string }
}

/** One thing that may be wrong with a record; pure. */
export type Rule = {
  readonly id: string
  readonly title: Bilingual
  /** As core/law cites it. */
  readonly article: string
  /** Unit to ask: the provider (V) or the determiner (D). */
  readonly asks: 'provider' | 'determiner'
  /** Listed for a person, and no case: the legal question is open. */
  readonly listed?: true
  catches(record: RecordFile, seen: Scanned): readonly Caught[]
}

/** A sentence with days in it, as each language writes them. */
export const dated = (zh: string, en: string, days: Readonly<Record<string, Day | null>>): Bilingual =>
  Object.entries(days).reduce<Bilingual>(
    (said, [name, day]) => {
      const written = day === null ? two('（未算出）', '(none)') : sayDay(day)
      return two(said.zh.replaceAll(`{${name}}`, written.zh), said.en.replaceAll(`{${name}}`, written.en))
    },
    two(zh, en),
  )
