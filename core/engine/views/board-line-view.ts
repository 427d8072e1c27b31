import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'

/** A cause of lateness. */
export type Cause =
  | { readonly kind: 'stalled' | 'unstaffed' }
  | { readonly kind: 'paused'; readonly since: Day }
  | { readonly kind: 'with' | 'untaken' | 'waiting'; readonly who: Bilingual; readonly since: Day }
  | { readonly kind: 'charged' | 'lost'; readonly text: Bilingual }

/** Running limit, as board, sheet and print say it. */
export type BoardLine = {
  readonly caseId: string
  readonly number: string
  /** The procedure. */
  readonly title: Bilingual
  readonly state: Bilingual
  /** Null where no limit runs. */
  readonly limit: { readonly id: string; readonly name: Bilingual; readonly statutory: boolean } | null
  readonly due: Day | null
  readonly provisional: boolean
  readonly paused: boolean
  readonly overdue: boolean
  readonly soon: boolean
  /** Working days left or, negative, over; null if none count. */
  readonly days: number | null
  readonly party: Bilingual
  /** It can go to another of its unit. */
  readonly assigns: boolean
  /** Its reader may write to whoever owes it. */
  readonly urges?: boolean
  /** Names of those seated there; of one given by name, that one. */
  readonly people: readonly string[]
  readonly causes: readonly Cause[]
  readonly next: { readonly by: Bilingual; readonly acts: readonly Bilingual[] }
}
