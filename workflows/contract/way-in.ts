import type { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { PublicityFlags } from '#records/publicity/publicity-flags.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor, MandateAction, Role } from './actor.ts'
import type { AtCounter } from './counter.ts'
import type { Form } from './form.ts'
import type { Contact, Evidence, Ground, HeldRow } from './item.ts'
import type { Shown } from './shown-case.ts'

/** Units a way looks up, by id; null: the directory names none. */
export type Units = {
  readonly platform: string
  /** V and D of the record. */
  readonly provider: string | null
  readonly determiner: string | null
  /** Units the record names, where its cases may go. */
  readonly candidates: readonly string[]
  nameOf(unit: string): Bilingual
  higherReview(unit: string): string | null
  complaintOwner(unit: string): string | null
  /** Tells whether anybody sits there in that role. */
  isSeated(role: Role, unit: string): boolean
}

/** The case from which another arises. */
export type Origin = {
  readonly id: string
  readonly procedure: string
  /** Of a procedure whose answers may be reviewed (复核, GD 46). */
  readonly isReviewed: boolean
  readonly state: string
  readonly closed: boolean
  readonly data: unknown
  readonly shown: Shown
}

/** Position of somebody who might begin a case. */
export type Place = {
  readonly record: RecordFile | null
  readonly origin: Origin | null
  readonly today: Day
  readonly flags: PublicityFlags
  readonly units: Units
}

/** Filing as handed in with the form. */
export type HandedIn = {
  readonly typed: unknown
  readonly evidence: readonly Evidence[]
  /** Null where staff begin the case. */
  readonly contact: Contact | null
  /** Hall clerk's notes of a counter filing. */
  readonly counter?: AtCounter
  /** The row held back by an import that it is about. */
  readonly held?: HeldRow
  readonly actor: Actor
}

/** One of several records: how it stands, what it alone asks. */
export type OfRecord = { readonly note: Bilingual; readonly form: Form }

/** Everyday account of a fault, and its proposal. */
export type Situation = {
  readonly id: string
  readonly says: Bilingual
  /** Entries it ticks, linked ones together; none: the whole record. */
  readonly entries: readonly string[]
  readonly ground: Ground
  /** Evidence that would show it. */
  readonly evidence: Bilingual
  /** Text that needs no more, offered. */
  readonly filled?: { readonly claimed: Bilingual; readonly explanation: Bilingual }
}

/** Way to begin, for pages, interface and counter. */
export type WayIn = {
  /** Camel case, unique in the procedure; stands in addresses. */
  readonly id: string
  /** From a record of the register, from a case, or from nothing. */
  readonly from: 'record' | 'case' | 'nothing'
  /** `applicant`: subject, agent; `clerk`: for visitors; others: staff. */
  readonly by: readonly Role[]
  /** Act an agent's mandate must allow; left out: no agent may. */
  readonly mandate?: MandateAction
  /** Fixed for ever: one case per origin or record. */
  readonly once?: string
  /** Several records under one signature; each becomes a case of its own. */
  readonly many?: true
  /** Tells whether files may go with it. */
  readonly evidence: boolean
  /** Begun by its form alone; files only where asked for. */
  readonly atOnce?: true
  /** The button, and what it begins. */
  readonly name: Bilingual
  readonly lead: Bilingual
  /** Sentences of its later steps where the common ones do not do. */
  readonly says?: { readonly evidence?: Bilingual; readonly check?: Bilingual; readonly submit?: Bilingual }
  /** Own address and button on a side; lists leave it out. */
  readonly address?: `/${string}`
  /** Left off the home page. */
  readonly rare?: true
  /** May be about a held item, which has no record yet. */
  readonly held?: true
  /** Tells whether it is offered; asked again when the form comes. */
  offers(place: Place): boolean
  form(place: Place): Form
  /** Everyday accounts to choose among, before the form. */
  situations?(place: Place): readonly Situation[]
  /** Note on each record, and questions about it alone. Left out: nothing. */
  each?(place: Place): OfRecord
  /** Judges the typed, before the opening event's schema. */
  readonly typed: z.ZodType
  /** Matters taken up of each record; left out: the record. */
  matters?(typed: unknown): readonly string[]
  /** The data of the opening event. */
  opening(handed: HandedIn, place: Place): unknown
}
