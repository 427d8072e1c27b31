import type { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { PublicityFlags } from '#records/publicity/publicity-flags.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor, MandateAction, Role } from './actor.ts'
import type { AtCounter } from './counter.ts'
import type { Form } from './form.ts'
import type { Contact, Evidence } from './item.ts'
import type { Shown } from './shown-case.ts'

/** Units a way in may look up in the directory. Ids of units; null where the directory names none. */
export type Units = {
  readonly platform: string
  /** V and D of the record. */
  readonly provider: string | null
  readonly determiner: string | null
  /** Units that the record itself names, where a case about it may go. */
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
  /** Notes of the hall clerk, where it was handed in at a counter. */
  readonly counter?: AtCounter
  readonly actor: Actor
}

/** Of one record among several: how it stands, and what it alone asks for. */
export type OfRecord = { readonly note: Bilingual; readonly form: Form }

/** Way to begin a case of a procedure: pages, the interface for programs and the counter follow from it. */
export type WayIn = {
  /** One word in camel case, unique in the procedure; it stands in addresses. */
  readonly id: string
  /** From a record of the register, from a case, or from nothing. */
  readonly from: 'record' | 'case' | 'nothing'
  /**
   * `applicant`: the subject in its own matters, or its agent. `clerk`: whoever serves at a counter, for the visitor.
   * Others: staff, from their desk.
   */
  readonly by: readonly Role[]
  /** Act a mandate must allow before an agent may. Left out: no agent may. */
  readonly mandate?: MandateAction
  /** A word, the same for ever: one case of each origin, or of each record; begun again, the first is found. */
  readonly once?: string
  /** Several records under one signature; each becomes a case of its own. */
  readonly many?: true
  /** Tells whether files may go with it. */
  readonly evidence: boolean
  /** The button, and what it begins. */
  readonly name: Bilingual
  readonly lead: Bilingual
  /** Sentences of its later steps where the common ones do not do. */
  readonly says?: { readonly evidence: Bilingual; readonly check: Bilingual; readonly submit: Bilingual }
  /** An address and a button of its own on the pages of a side: lists of ways leave it out. Left out: the common address. */
  readonly address?: `/${string}`
  /** May be about an item held back, of which there is no record yet. */
  readonly held?: true
  /** Tells whether it is offered here. A door shows it only then, and asks again when the form comes. */
  offers(place: Place): boolean
  form(place: Place): Form
  /** Note on each record, and questions about it alone. Left out: nothing. */
  each?(place: Place): OfRecord
  /** Judges what was typed, before the opening event's own schema. */
  readonly typed: z.ZodType
  /** The data of the opening event. */
  opening(handed: HandedIn, place: Place): unknown
}
