import type { AnyStateMachine } from 'xstate'
import type { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'
import type { Calendar } from '#law/calendar.ts'
import type { Day } from '#law/day.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import type { EndReason, RecordFile } from '#records/record.ts'
import type { Actor, CaseEvent, Holder, MandateAction, Role } from './actor.ts'
import type { Arising, Scanned } from './arising.ts'
import type { CaseClock } from './clock.ts'
import type { CommitmentText } from './commitment-text.ts'
import type { FormOf } from './form.ts'
import type { PaperKind, PaperOrder } from './paper.ts'
import type { PublicNotice } from './public-notice.ts'
import type { RefusalCode } from './refusal.ts'
import type { Shown } from './shown-case.ts'
import type { WayIn } from './way-in.ts'

/** Meaning of a state to people. Human states wait for their holder; service states run their task. */
export type StateMeta =
  | { readonly kind: 'human' }
  | { readonly kind: 'service'; readonly task: string }
  | { readonly kind: 'end' }

/** One event of the procedure: who may send it and what it must bring. */
export type EventRule = {
  /** Roles that may send it; the authorisation table decides the relation (own case, own unit, not the proposer). */
  readonly by: readonly Role[]
  readonly data: z.ZodType
  /** Relation the sender must have: own case, held by their unit, asked of their unit, or any. */
  readonly relation: 'own' | 'holder' | 'asked' | 'involved' | 'any'
  /** Act that an agent's mandate must allow to send it for the applicant. Left out: no agent may. */
  readonly mandate?: MandateAction
  /** The sender must not be the case's proposer (ADR 11). */
  readonly fourEyes?: true
  /** Proof asked from the link of a mail: as the department has set it, or a second factor. Left out: never by link. */
  readonly byLink?: 'department' | 'stepUp'
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

/** A notice to somebody about a log entry; its text is `words.notices[notice]`. */
export type Notice = {
  readonly notice: string
  readonly to: Holder
  /** A formal paper: its service (送达) is recorded on the case, and the applicant's dates run from it. */
  readonly formal: boolean
  /** It leads to this paper of the entry, for who may read no more of the case. */
  readonly paper?: PaperKind
}

export type ProcedureWords = {
  readonly title: Bilingual
  /** Name of what is filed, where its letters call it otherwise than the procedure; English in mid-sentence. */
  readonly application?: Bilingual
  readonly states: Readonly<Record<string, Bilingual>>
  /** Words for what happened, on the timeline; and for what a button does. */
  readonly events: Readonly<Record<string, Bilingual>>
  readonly actions: Readonly<Record<string, Bilingual>>
  readonly limits: Readonly<Record<string, Bilingual>>
  /** Ends that are its own, or that it calls by another name. */
  readonly endings?: Readonly<Record<string, Bilingual>>
  readonly notices: Readonly<Record<string, { readonly subject: Bilingual; readonly body: Bilingual }>>
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

/** Opening of a case, how its clocks stand, and its limits by the rules it began with. */
export type Standing = {
  readonly openedAt: number
  readonly clocks: Readonly<Record<string, CaseClock>>
  readonly limits: Limits
}
type Limits = readonly { readonly limit: TimeLimit }[]

/** Facts a check may look at beside the case's data. */
export type Seen = {
  readonly record: RecordFile | null
  readonly clocks: Readonly<Record<string, CaseClock>>
  readonly limits: Limits
}

/**
 * A procedure: one statechart and what hangs on it. The store decides by it, Step Functions and the follower only wait and wake.
 * Methods are written as methods so that a procedure of any data fits the registry.
 */
export type Procedure<Data = unknown> = {
  readonly id: string
  /** Raised whenever a chart with cases changes; the old chart stays in `past/<version>.json`. */
  readonly version: number
  readonly chart: AnyStateMachine
  /** The charts that cases begun earlier stay on, by version (ADR 9). */
  readonly past: Readonly<Record<number, AnyStateMachine>>
  readonly data: z.ZodType<Data>
  /** Endings of a record on which a case may begin all the same, without arising from another: a shield (O36 20). */
  readonly beginsOn?: readonly EndReason[]
  readonly opens: {
    readonly event: string
    readonly by: readonly Role[]
    readonly data: z.ZodType
    /** Act a mandate must name before an agent may begin one where no way in says it. */
    readonly mandate?: MandateAction
  }
  readonly events: Readonly<Record<string, EventRule>>
  /** Forms for each event of a person; an event without a form is only confirmed. */
  readonly forms?: Readonly<Record<string, FormOf<Data>>>
  /** Ways for people to begin a case. Left out: only by `arises`. */
  readonly ways?: readonly WayIn[]
  readonly limits: readonly LimitRule<Data>[]
  readonly tasks: Readonly<Record<string, Task<Data>>>
  readonly words: ProcedureWords
  readonly examples: readonly Example[]
  /** The case's first data, from the opening event. */
  begin(event: CaseEvent, record: RecordFile | null): Data
  /** The data after an event; pure. Guards then see the new data. */
  evolve(data: Data, event: CaseEvent, state: string, record: RecordFile | null): Data
  /** Reason an event the chart allows is refused all the same; a code of the closed catalogue, or null. */
  check(data: Data, event: CaseEvent, state: string, seen: Seen): RefusalCode | null
  /** The events between which pausable limits stand still; the second brings `arrivedOn`, a Shanghai day. `endedBy` ends a pause too, on its own day. */
  readonly pauses: { readonly from: string; readonly to: string; readonly endedBy?: string } | null
  /** Names who holds the case in a state. */
  holder(state: string, data: Data): Holder
  /** Changes a named action of the chart makes to the case's record, in the same transaction. */
  effects(action: string, data: Data, at: number, caseId: string, record: RecordFile): readonly RecordChange[]
  /** The public notices that a named action of the chart puts up, in the same transaction. Left out: none. */
  announces?(action: string, data: Data, at: number, record: RecordFile | null): readonly PublicNotice[]
  /** Notices that a log entry sends, and to whom. */
  notices(event: CaseEvent, data: Data, state: string): readonly Notice[]
  /** The next higher organ looks again at its answers on application (复核, GD 46). */
  readonly reviewed?: true
  /** The commitments (承诺书) that people give in it, every edition there has been. */
  readonly commitments?: readonly CommitmentText[]
  /** Papers, formal ones, that a log entry issues. Left out: none. */
  papers?(event: CaseEvent, data: Data, state: string): readonly PaperOrder[]
  /** People whose answers lie before the approver: none of them may decide on them (four eyes). */
  proposers(data: Data): readonly string[]
  /** Units the case is directed against: their people neither see it nor act (ADR 11). null: the supervisor. Left out: none. */
  against?(data: Data): readonly (string | null)[]
  /** The matters of its record of which there is one open case at a time: fields, or the whole. Left out: any number. */
  sole?(data: Data): readonly string[]
  /** Units asked for help on the case while another holds it (协查). */
  asked(data: Data): readonly string[]
  /** Every unit with a part in the case: they may read it. */
  involved(data: Data): readonly string[]
  /** Changes that approving the proposal would make to the record. */
  preview(data: Data, record: RecordFile, caseId: string, at: number): readonly RecordChange[]
  /** The day by which the applicant hears the result, or null where nothing can be promised yet. */
  promise(data: Data, standing: Standing, calendar: Calendar): Day | null
  /** The cases of this procedure that a record calls for by itself on a day. Pure; asked of every record by the scan. */
  arises?(record: RecordFile, scanned: Scanned): readonly Arising[]
  /** Parts of the data that pages show. */
  show(data: Data): Shown
}
