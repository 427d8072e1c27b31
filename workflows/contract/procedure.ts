import type { Bilingual } from '#law/bilingual.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor } from './actor.ts'
import type { Arising, Scanned } from './arising.ts'
import type { Course } from './course.ts'
import type { Pages } from './pages.ts'
import type { Parties } from './parties.ts'
import type { Results } from './results.ts'
import type { Timing } from './timing.ts'

/**
 * A procedure: one statechart and what hangs on it. The store decides by it, Step Functions and the follower only wait and wake.
 * Methods are written as methods so that a procedure of any data fits the registry.
 */
export type Procedure<Data = unknown> = {
  readonly id: string
  readonly course: Course<Data>
  readonly timing: Timing<Data>
  readonly parties: Parties<Data>
  readonly pages: Pages<Data>
  readonly results: Results<Data>
  /** The cases of this procedure that a record calls for by itself on a day. Pure; asked of every record by the scan. */
  arises?(record: RecordFile, scanned: Scanned): readonly Arising[]
  readonly examples: readonly Example[]
}

/** A worked case as data. Unit, conformance, crash and browser tests all run it. */
export type Example = {
  readonly name: Bilingual
  /** Differences of the record from the tests' sample; null for a case without a record. */
  readonly record: Partial<RecordFile> | null
  /** By the applicant unless it says otherwise; `arisesFrom` names the case it comes of. */
  readonly open: { readonly at: string; readonly data: unknown; readonly by?: Actor; readonly arisesFrom?: string }
  /** Each step: a person's or unit's event at a Shanghai local time, or `until` a time with nothing but the clock. */
  readonly steps: readonly (
    | { readonly send: string; readonly by: Actor; readonly at: string; readonly data?: unknown }
    | { readonly until: string }
  )[]
  /** The states passed through, in order, and what must be true at the end. */
  readonly states: readonly string[]
  readonly breaches?: readonly string[]
  /** The first version of the chart that it can be worked on. Left out: all. */
  readonly since?: number
  readonly after?: { readonly ended?: boolean; readonly disputed?: boolean; readonly versions?: number }
}
