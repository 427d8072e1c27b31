import type { Day } from '#law/day.ts'
import type { Span } from '#law/span.ts'
import type { Holder } from './actor.ts'

/** A clock on a case. All instants UTC milliseconds, all days Shanghai. */
export type CaseClock = {
  readonly rule: string
  readonly startedAt: number
  readonly startDay: Day
  /** Null while open, beyond the calendar. */
  readonly due: Day | null
  readonly provisional: boolean
  /** Latest date told; an earlier estimate never takes it away (ADR 15). */
  readonly told: Day | null
  readonly pauses: readonly Span[]
  readonly pausedOn: Day | null
  readonly extendedBy: number
  readonly owedBy: Holder
  /** Other party its breach is charged to: misrouted, or approved late. */
  readonly chargedTo?: Holder
  /** Ruling on its contested breach, if not kept. */
  readonly ruled?: 'rescinded' | 'reattributed'
  readonly state: 'running' | 'paused' | 'met' | 'late' | 'cancelled'
  /** Milestones still to come, soonest first. */
  readonly ahead: readonly { readonly milestone: Milestone; readonly at: number }[]
  readonly breachedAt: number | null
  readonly endedAt: number | null
}

/**
 * `lapse` ends a right, `breach` is lateness, both at the due instant. Then the supervisor urges (督办): after two
 * working days, then every five. `recomputed` looks at the calendar again.
 */
export type Milestone = 'half' | 'atRisk' | 'dueToday' | 'breach' | 'urged' | 'lapse' | 'recomputed'
