import type { Bilingual } from '#law/bilingual.ts'
import type { AtCounter } from './counter.ts'
import type { Contact, Evidence, HeldRow } from './item.ts'

export type ShownAnswer = {
  readonly code: string
  readonly codeName: Bilingual
  readonly unit: string
  readonly documentChecked: string
  readonly reason: string
  readonly value: string | null
}

/** One line of the matter. `staff`: hidden from the applicant until decided. */
export type Fact = {
  readonly name: Bilingual
  readonly value: Bilingual | string
  readonly staff?: true
  /** Column of the record that it speaks of. */
  readonly column?: string
  /** Left out where the record said the same as the case began. */
  readonly unlessStood?: true
}

/** Fact naming a unit: pages get its name. */
export type UnitFact = Omit<Fact, 'value'> & { readonly unit: string }

/** An entry in dispute, as it was and as it is answered. */
export type ShownItem = {
  readonly id: string
  readonly field: string | null
  readonly shown: string
  readonly claimed: string
  readonly ground: string
  readonly groundName: Bilingual
  readonly evidence: readonly string[]
  readonly proposed: ShownAnswer | null
  readonly answer: ShownAnswer | null
}

/** A case for pages; `proposed` and `proposal` are for staff alone. */
export type Shown = {
  readonly evidence: readonly Evidence[]
  readonly ending: string | null
  readonly answeredAt: number | null
  /** Contact, with its owner's answer, for later cases. */
  readonly contact: Contact | null
  readonly decidedBy: string | null
} & Partial<Said>

/** Parts that a procedure has or has not. */
type Said = {
  readonly channel: 'city' | 'direct'
  /** Facts beside the items: request, tier, dates, decision. */
  readonly facts: readonly (Fact | UnitFact)[]
  readonly explanation: string
  /** Held row that it is about, without a record. */
  readonly held: HeldRow
  readonly items: readonly ShownItem[]
  readonly supplement: {
    readonly list: string
    readonly servedAt: number | null
    readonly answeredAt: number | null
  } | null
  readonly inquiry: {
    readonly unit: string
    readonly question: string
    readonly items: readonly string[]
    readonly answeredAt: number | null
  } | null
  readonly proposal: {
    readonly from: string
    readonly by: string
    readonly refusal: string | null
    readonly documentChecked: string | null
    /** Of a proposal on the whole case: what is proposed, and why. */
    readonly facts?: readonly (Fact | UnitFact)[]
  } | null
  readonly pause: { readonly cause: string; readonly reason: string; readonly expectedEnd: string } | null
  readonly statement: string | null
  /** Letter by hand, so that its end serves nothing. */
  readonly byHand: boolean
  /** True if the applicant won, without items saying. */
  readonly upheld: boolean
  /** Reason its provider withdrew the record meanwhile: counted apart. */
  readonly withdrawnFor: string
  /** Unit complained of, for counts of complaints. */
  readonly about: string
  readonly counter: AtCounter
}
