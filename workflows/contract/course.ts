import type { AnyStateMachine } from 'xstate'
import type { z } from 'zod'
import type { Day } from '#law/day.ts'
import type { PublicityFlags } from '#records/publicity/publicity-flags.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseEvent } from './actor.ts'
import type { CaseClock } from './clock.ts'
import type { Refusal, RefusalCode } from './refusal.ts'
import type { Limits } from './timing.ts'

/** The chart, its versions and data, and the tasks of service states. */
export type Course<Data> = {
  /** Raised with each change once cases exist; `past/<version>.json` keeps the old chart. */
  readonly version: number
  readonly chart: AnyStateMachine
  /** The charts that cases begun earlier stay on, by version (ADR 9). */
  readonly past: Readonly<Record<number, AnyStateMachine>>
  readonly data: z.ZodType<Data>
  /** The case's first data, from the opening event. */
  begin(event: CaseEvent, record: RecordFile | null): Data
  /** The data after an event; pure. Guards then see the new data. */
  evolve(data: Data, event: CaseEvent, state: string, record: RecordFile | null): Data
  /** Refuses an event whatever it says: it is not offered. */
  bars?(data: Data, act: Pick<CaseEvent, 'type' | 'at'>, state: string, seen: Seen): RefusalCode | null
  /** Refuses what the chart allows, with fields at fault. */
  check(data: Data, event: CaseEvent, state: string, seen: Seen): RefusalCode | Refusal | null
  readonly tasks: Readonly<Record<string, Task<Data>>>
}

/** Meaning of a state: human ones wait, service ones run a task. */
export type StateMeta =
  | { readonly kind: 'human' }
  | { readonly kind: 'service'; readonly task: string }
  | { readonly kind: 'end' }

/** Facts for a check beside the case's data. */
export type Seen = {
  readonly record: RecordFile | null
  readonly clocks: Readonly<Record<string, CaseClock>>
  readonly limits: Limits
  /** Settled questions of the deployment. */
  readonly flags: PublicityFlags
}

/** Waits for mail servers, so runs among letters. */
export const servingTask = 'serveAnswer'

/** Means of tasks, which are idempotent under `key`. */
export type TaskContext = {
  readonly caseId: string
  readonly key: string
  readonly at: number
  readonly record: RecordFile | null
  publish(recordId: string): Promise<void>
  /** Tells each unit to lift its measures; answers how many there are. */
  tellToLift(units: readonly string[], note: string): Promise<number>
  /** Logs an order (督办) on another open case, once; tells its head. */
  urge(caseId: string, order: Urging): Promise<void>
  /** Puts the answer into the account and mails it; waits for acceptance. */
  serve(notice: string): Promise<{ notice: string; servedAt: number; channel: string; messageId: string | null }>
}

/** A unit's duty, its day, and the seat that is told. */
export type Urging = {
  readonly unit: string
  readonly head: 'head' | 'intakeHead'
  readonly order: string
  readonly due: Day
}

/** Typed as a method, so tasks of any data fit the registry. */
export type Task<Data = unknown> = { run(data: Data, context: TaskContext): Promise<unknown> }['run']
