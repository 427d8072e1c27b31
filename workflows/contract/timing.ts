import type { Calendar } from '#law/calendar.ts'
import type { Day } from '#law/day.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import type { CaseEvent, Holder } from './actor.ts'
import type { CaseClock } from './clock.ts'

/** Legal clocks, what stops them, and the promise to the applicant. */
export type Timing<Data> = {
  readonly limits: readonly LimitRule<Data>[]
  /** Events that pause limits; the second brings `arrivedOn`. `endedBy` ends it too. */
  readonly pauses: { readonly from: string; readonly to: string; readonly endedBy?: string } | null
  /** Day by which the applicant hears; null: nothing can be promised yet. */
  promise(data: Data, standing: Standing, calendar: Calendar): Day | null
}

/** Events of a limit; `limit` has length and article. */
export type LimitRule<Data = unknown> = {
  readonly limit: TimeLimit
  readonly starts: readonly string[]
  /** The act the limit asks for: met, or late. */
  readonly meets: readonly string[]
  /** Events or states that cancel the limit. */
  readonly cancels?: readonly string[]
  readonly endsIn?: readonly string[]
  /** Its end takes a right away instead of being somebody's breach. */
  readonly lapses?: true
  /** No breach unless one of these breached (B4, `generally`). */
  readonly excusedBy?: readonly string[]
  /** Limits it sums: days misrouted between them charge who lost them (A0). */
  readonly parts?: readonly string[]
  readonly pausable?: boolean
  /** A pause begun on the last day leaves no day behind it; as in `earlier` alone. */
  readonly losesLastDay?: true
  /** Takes up a cancelled one from its first day, without another's pauses. */
  readonly again?: {
    readonly on: readonly string[]
    readonly pausesOf: string
    where(data: Data, event: CaseEvent): boolean
  }
  /** Event that stretches it, once. */
  readonly extendedBy?: string
  /** True if this event starts it here. */
  applies?(data: Data, event: CaseEvent): boolean
  /** False: the act is only partly done. */
  isMet?(data: Data, event: CaseEvent): boolean
  /** False: the event is about something else. */
  isCancelled?(data: Data, event: CaseEvent): boolean
  /** Instant it runs from, where not the event's own: service, receipt. */
  from?(data: Data, event: CaseEvent): number
  owedBy(data: Data): Holder
  /** Differences in cases on an edition of rules before this one: they replay as they ran. */
  readonly earlier?: { readonly than: string; readonly rule: Partial<Omit<LimitRule<Data>, 'limit' | 'earlier'>> }
}

/** Standing of a case's clocks, by the rules it began with. */
export type Standing = {
  readonly openedAt: number
  readonly clocks: Readonly<Record<string, CaseClock>>
  readonly limits: Limits
}
export type Limits = readonly { readonly limit: TimeLimit }[]

/** A procedure's limit by the case's rules; undefined: they lack it. */
export const limitIn = (limits: Limits, id: string): TimeLimit | undefined =>
  limits.find(({ limit }) => limit.id === id)?.limit
