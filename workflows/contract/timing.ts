import type { Calendar } from '#law/calendar.ts'
import type { Day } from '#law/day.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import type { CaseEvent, Holder } from './actor.ts'
import type { CaseClock } from './clock.ts'

/** Legal clocks, what stops them, and what the applicant is promised by them. */
export type Timing<Data> = {
  readonly limits: readonly LimitRule<Data>[]
  /** The events between which pausable limits stand still; the second brings `arrivedOn`, a Shanghai day. `endedBy` ends a pause too, on its own day. */
  readonly pauses: { readonly from: string; readonly to: string; readonly endedBy?: string } | null
  /** The day by which the applicant hears the result, or null where nothing can be promised yet. */
  promise(data: Data, standing: Standing, calendar: Calendar): Day | null
}

/** A legal clock bound to the procedure: which events start, stop, cancel it. The length and article stand in `limit`. */
export type LimitRule<Data = unknown> = {
  readonly limit: TimeLimit
  readonly starts: readonly string[]
  /** The act the limit asks for: met, or late. */
  readonly meets: readonly string[]
  /** The limit no longer applies: after one of these events, or once the case is in one of these states. */
  readonly cancels?: readonly string[]
  readonly endsIn?: readonly string[]
  /** Its end takes a right away instead of being somebody's breach. */
  readonly lapses?: true
  /** Its end is no breach while none of these limits is breached (B4, whose force is `generally`). Left out: it always is. */
  readonly excusedBy?: readonly string[]
  /** The limits that it is the sum of: days lost between them, by misrouting, are charged to who lost them (A0). */
  readonly parts?: readonly string[]
  readonly pausable?: boolean
  /** Event that stretches it, once. */
  readonly extendedBy?: string
  /** True if the limit starts for this case with this event. Left out: always. */
  applies?(data: Data, event: CaseEvent): boolean
  /** False where the meeting event has not done the whole act (a partial answer). Left out: it has. */
  isMet?(data: Data, event: CaseEvent): boolean
  /** False where the cancelling event is about something else. Left out: it is about this. */
  isCancelled?(data: Data, event: CaseEvent): boolean
  /** Instant the limit runs from, where it is not the event's own (service, receipt by another). */
  from?(data: Data, event: CaseEvent): number
  owedBy(data: Data): Holder
}

/** Opening of a case, how its clocks stand, and its limits by the rules it began with. */
export type Standing = {
  readonly openedAt: number
  readonly clocks: Readonly<Record<string, CaseClock>>
  readonly limits: Limits
}
export type Limits = readonly { readonly limit: TimeLimit }[]

/** A limit of a procedure, by the rules that the case is on; undefined where they have none such. */
export const limitIn = (limits: Limits, id: string): TimeLimit | undefined =>
  limits.find(({ limit }) => limit.id === id)?.limit
