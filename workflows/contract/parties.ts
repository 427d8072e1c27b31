import type { z } from 'zod'
import type { EndReason } from '#records/record.ts'
import type { Holder, MandateAction, Role } from './actor.ts'
import type { WayIn } from './way-in.ts'

/** Names who begins a case, sends it events, holds and reads it. */
export type Parties<Data> = {
  readonly opens: {
    readonly event: string
    readonly by: readonly Role[]
    readonly data: z.ZodType
    /** Act an agent's mandate must name, where no way in says it. */
    readonly mandate?: MandateAction
  }
  /** Acts that mandates without procedure mean here. */
  readonly unnamed?: readonly MandateAction[]
  /** Endings on which a case may still begin: a shield (O36 20). */
  readonly beginsOn?: readonly EndReason[]
  /** Goes on while its record is shielded (ADR 25); else moot. */
  readonly outlivesShield?: true
  /** Ways for people to begin a case. Left out: only by `arises`. */
  readonly ways?: readonly WayIn[]
  /** Left out: no running case moves in. */
  readonly carried?: Carried
  /** Matters with one open case at a time; left out: any number. */
  sole?(data: Data): readonly string[]
  readonly events: Readonly<Record<string, EventRule>>
  /** Names who holds the case in a state. */
  holder(state: string, data: Data): Holder
  /** Units asked for help on the case while another holds it (协查). */
  asked(data: Data): readonly string[]
  /** Every unit with a part in the case: they may read it. */
  involved(data: Data): readonly string[]
  /** Authors of the answers proposed: none of them decides (four eyes). */
  proposers(data: Data): readonly string[]
  /** Units complained of (ADR 11). null: the supervisor; left out: none. */
  against?(data: Data): readonly (string | null)[]
}

/** Columns that procedures ask of a running case. */
export const carriedColumns = [
  ...['channel', 'field', 'ground', 'claimed', 'explanation', 'signedBy'],
  ...['supplementAskedOn', 'supplementList', 'supplementServedOn', 'supplementedOn'],
  ...['receiptOn', 'code', 'pushedOn', 'forwardedOn', 'forwardedTo', 'acceptedOn'],
  ...['extendedOn', 'extendedBy', 'extensionReason'],
] as const
export type Cells = Readonly<Partial<Record<string, string>>>

/** Running case of another system: its beginning and steps. */
export type Carried = {
  /** The way by which it would have begun here. */
  readonly way: string
  typed(cells: Cells): unknown
  /** Columns its row must fill. */
  readonly needs: readonly string[]
  readonly steps: readonly CarriedStep[]
}

/** Step done already; `on`: column of its day. */
export type CarriedStep = {
  readonly on: string
  /** Columns to fill with it. */
  readonly needs?: readonly string[]
  readonly by: 'holder' | 'head' | 'platform' | 'applicant' | 'system'
  event(cells: Cells, platform: string): { readonly type: string; readonly data: unknown }
}

/** Events that tell a chart its record's fate. */
export const recordEvents = {
  changed: 'record.changed',
  ended: 'record.ended',
  withdrawn: 'record.withdrawn',
} as const

/** Names who may send an event, and what it must bring. */
export type EventRule = {
  /** Roles; the authorisation table decides the relation. */
  readonly by: readonly Role[]
  readonly data: z.ZodType
  /** Own case, held by their unit, asked of it, or any. */
  readonly relation: 'own' | 'holder' | 'asked' | 'involved' | 'any'
  /** Act an agent's mandate must allow; left out: no agent may. */
  readonly mandate?: MandateAction
  /** Sender and proposer must differ (ADR 11). */
  readonly fourEyes?: true
  /** Office's own: not on the applicant's timeline. */
  readonly internal?: true
  /** Changes nothing a decision rests on: who decides beside it decides alike. */
  readonly beside?: true
  /** Proof asked of a mail's link: the department's, or a second factor. */
  readonly byLink?: 'department' | 'stepUp'
}
