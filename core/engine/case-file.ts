import type { Span } from '#law/deadline.ts'
import type { Day } from '#law/day.ts'
import type { Holder } from '#workflows/procedure.ts'

/** A clock on a case. All instants UTC milliseconds, all days Shanghai. */
export type CaseClock = {
  readonly rule: string
  readonly startedAt: number
  readonly startDay: Day
  readonly due: Day
  readonly provisional: boolean
  /** The latest date the applicant was told: an estimate that moves earlier never takes it away (decision 25). */
  readonly told: Day
  readonly pauses: readonly Span[]
  readonly pausedOn: Day | null
  readonly extendedBy: number
  readonly owedBy: Holder
  readonly state: 'running' | 'paused' | 'met' | 'late' | 'cancelled'
  /** Milestones still to come, soonest first. */
  readonly ahead: readonly { readonly milestone: Milestone; readonly at: number }[]
  readonly breachedAt: number | null
  readonly endedAt: number | null
}

export type Milestone = 'half' | 'atRisk' | 'dueToday' | 'breach'

/** The row of a case: where it stands after `seq` log entries. */
export type CaseFile = {
  readonly id: string
  /** What a person sees: area, day, random, check character. */
  readonly number: string
  readonly procedure: string
  readonly chart: number
  readonly rules: string
  readonly seq: number
  readonly state: string
  readonly data: unknown
  readonly subject: string
  readonly applicant: string
  readonly area: string
  readonly recordId: string | null
  readonly arisesFrom: string | null
  readonly openedAt: number
  readonly changedAt: number
  readonly holder: Holder
  readonly clocks: Readonly<Record<string, CaseClock>>
  /** The task of a service state: tries so far and not before when. */
  readonly task: { readonly name: string; readonly tries: number; readonly notBefore: number } | null
  /** The next moment of any kind, null only when closed. */
  readonly wakeAt: number | null
  /** Hash of the newest log entry. */
  readonly head: string
  readonly closed: boolean
}
