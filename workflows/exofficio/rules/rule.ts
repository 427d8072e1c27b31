import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import type { RecordFile } from '#records/record.ts'
import type { WithdrawalCause } from '#records/withdrawal.ts'
import type { Scanned } from '#workflows/contract/arising.ts'
import { said } from '../said.ts'

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

/** Possible fault of a record; pure. */
export type Rule = {
  readonly id: string
  readonly title: Bilingual
  /** As packages/deadline/src cites it. */
  readonly article: string
  /** Unit to ask: provider (V) or determiner (D). */
  readonly asks: 'provider' | 'determiner'
  /** Listed for a person, and no case: the legal question is open. */
  readonly listed?: true
  catches(record: RecordFile, seen: Scanned): readonly Caught[]
}

/** A sentence with days in it, as each language writes them. */
export const dated = (
  text: Bilingual,
  days: Readonly<Record<string, Day | null>>,
  others: Readonly<Record<string, number>> = {},
): Bilingual =>
  fillBoth(text, {
    ...others,
    ...Object.fromEntries(Object.entries(days).map(([name, day]) => [name, day === null ? said.none : sayDay(day)])),
  })
