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
 * A statechart and all that hangs on it. The store decides by it; Step Functions and the follower wait and wake.
 * Method syntax lets procedures of any data fit the registry.
 */
export type Procedure<Data = unknown> = {
  readonly id: string
  readonly course: Course<Data>
  readonly timing: Timing<Data>
  readonly parties: Parties<Data>
  readonly pages: Pages<Data>
  readonly results: Results<Data>
  /** Cases a record calls for. Pure; for the scan. */
  arises?(record: RecordFile, scanned: Scanned): readonly Arising[]
  readonly examples: readonly Example[]
}

/** Worked case for unit, conformance, crash, browser tests. */
export type Example = {
  readonly name: Bilingual
  /** Differences from the tests' sample record; null: a case without one. */
  readonly record: Partial<RecordFile> | null
  /** By the applicant, unless told; `arisesFrom`: case before. */
  readonly open: { readonly at: string; readonly data: unknown; readonly by?: Actor; readonly arisesFrom?: string }
  /** An event at a Shanghai time, or `until` with the clock alone. */
  readonly steps: readonly (
    | { readonly send: string; readonly by: Actor; readonly at: string; readonly data?: unknown }
    | { readonly until: string }
  )[]
  /** States in order, and what holds afterwards. */
  readonly states: readonly string[]
  readonly breaches?: readonly string[]
  /** First chart version that it fits; left out: all. */
  readonly since?: number
  readonly after?: { readonly ended?: boolean; readonly disputed?: boolean; readonly versions?: number }
}
