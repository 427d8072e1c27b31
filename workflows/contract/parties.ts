import type { z } from 'zod'
import type { EndReason } from '#records/record.ts'
import type { Holder, MandateAction, Role } from './actor.ts'
import type { WayIn } from './way-in.ts'

/** Who may begin a case, send it what, hold it and read it. */
export type Parties<Data> = {
  readonly opens: {
    readonly event: string
    readonly by: readonly Role[]
    readonly data: z.ZodType
    /** Act a mandate must name before an agent may begin one where no way in says it. */
    readonly mandate?: MandateAction
  }
  /** Endings of a record on which a case may begin all the same, without arising from another: a shield (O36 20). */
  readonly beginsOn?: readonly EndReason[]
  /** Ways for people to begin a case. Left out: only by `arises`. */
  readonly ways?: readonly WayIn[]
  /** The matters of its record of which there is one open case at a time: fields, or the whole. Left out: any number. */
  sole?(data: Data): readonly string[]
  readonly events: Readonly<Record<string, EventRule>>
  /** Names who holds the case in a state. */
  holder(state: string, data: Data): Holder
  /** Units asked for help on the case while another holds it (协查). */
  asked(data: Data): readonly string[]
  /** Every unit with a part in the case: they may read it. */
  involved(data: Data): readonly string[]
  /** People whose answers lie before the approver: none of them may decide on them (four eyes). */
  proposers(data: Data): readonly string[]
  /** Units the case is directed against: their people neither see it nor act (ADR 11). null: the supervisor. Left out: none. */
  against?(data: Data): readonly (string | null)[]
}

/** Events by which the engine tells a case what befell its record; a chart takes those it knows of. */
export const recordEvents = {
  changed: 'record.changed',
  ended: 'record.ended',
  withdrawn: 'record.withdrawn',
} as const

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
  /** Of the office's own course: not on the applicant's timeline. */
  readonly internal?: true
  /** Leaves record, proposal, evidence, owner and approver as they were: who decides beside it decides on the same case. */
  readonly beside?: true
  /** Proof asked from the link of a mail: as the department has set it, or a second factor. Left out: never by link. */
  readonly byLink?: 'department' | 'stepUp'
}
