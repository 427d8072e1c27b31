import type { AnyStateMachine } from 'xstate'
import type { z } from 'zod'
import type { Day } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseEvent } from './actor.ts'
import type { CaseClock } from './clock.ts'
import type { RefusalCode } from './refusal.ts'
import type { Limits } from './timing.ts'

/** The chart and its versions, the data that it moves, and the work of its service states. */
export type Course<Data> = {
  /** Raised whenever a chart with cases changes; the old chart stays in `past/<version>.json`. */
  readonly version: number
  readonly chart: AnyStateMachine
  /** The charts that cases begun earlier stay on, by version (ADR 9). */
  readonly past: Readonly<Record<number, AnyStateMachine>>
  readonly data: z.ZodType<Data>
  /** The case's first data, from the opening event. */
  begin(event: CaseEvent, record: RecordFile | null): Data
  /** The data after an event; pure. Guards then see the new data. */
  evolve(data: Data, event: CaseEvent, state: string, record: RecordFile | null): Data
  /** Reason an event the chart allows is refused all the same; a code of the closed catalogue, or null. */
  check(data: Data, event: CaseEvent, state: string, seen: Seen): RefusalCode | null
  readonly tasks: Readonly<Record<string, Task<Data>>>
}

/** Meaning of a state to people. Human states wait for their holder; service states run their task. */
export type StateMeta =
  | { readonly kind: 'human' }
  | { readonly kind: 'service'; readonly task: string }
  | { readonly kind: 'end' }

/** Facts a check may look at beside the case's data. */
export type Seen = {
  readonly record: RecordFile | null
  readonly clocks: Readonly<Record<string, CaseClock>>
  readonly limits: Limits
}

/** The one task that waits for a mail server: it runs among the letters, where it holds up no other task. */
export const servingTask = 'serveAnswer'

/** Means a task may use. Tasks are idempotent under `key`. */
export type TaskContext = {
  readonly caseId: string
  readonly key: string
  readonly at: number
  readonly record: RecordFile | null
  publish(recordId: string): Promise<void>
  /** Puts before each unit that it must lift the measures it takes on account of the record; answers how many there are. */
  tellToLift(units: readonly string[], note: string): Promise<number>
  /** Logs an order of the supervisor (督办) on another case, once, if it is open; its unit's head is told. */
  urge(caseId: string, order: Urging): Promise<void>
  /** Puts the answer into the account and mails it; resolves when the mail server accepted it. */
  serve(notice: string): Promise<{ notice: string; servedAt: number; channel: string; messageId: string | null }>
}

/** Names what a unit must do, by when, and which of its seats is told. */
export type Urging = {
  readonly unit: string
  readonly head: 'head' | 'intakeHead'
  readonly order: string
  readonly due: Day
}

/** A method's type, so that a task of any data fits the registry. */
export type Task<Data = unknown> = { run(data: Data, context: TaskContext): Promise<unknown> }['run']
