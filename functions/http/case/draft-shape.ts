import type { ReadContact } from '#web/read-contact.ts'
import type { Side } from './for-whom.ts'

/** Entries so far; one id with the case prevents filing twice. */
export type Draft = {
  readonly id: string
  readonly owner: string
  readonly recordId: string | null
  readonly held: { readonly documentNumber: string; readonly authority: string } | null
  readonly way: DraftWay
  readonly contact: ReadContact | null
  /** As typed, so that a page shows it again. */
  readonly typed: Readonly<Record<string, string>>
  readonly typedContact?: Readonly<Record<string, string>>
  readonly savedAt: number
  /** Page that saved each step last. */
  readonly pages?: Readonly<Partial<Record<TypedStep, string>>>
  readonly filed?: readonly string[]
  /** Filed in another's place: for whom, by which mandate or visit. */
  readonly behalf?: Side
}

/** Steps in which text is typed. */
export type TypedStep = 'items' | 'contact'

/** Way in, matter and typed text of a draft. */
export type DraftWay = {
  readonly procedure: string
  readonly id: string
  readonly origin: string | null
  readonly records: readonly string[]
  /** Null while it is not complete. */
  readonly typed: unknown
  /** Text for each record; older drafts have none. */
  readonly each?: Readonly<Record<string, unknown>>
  /** Begun by staff at a desk. */
  readonly desk?: true
}

/** Draft as stored; older ones hold theirs under `objection`. */
export type StoredDraft = Omit<Draft, 'way'> & { readonly way?: DraftWay; readonly objection?: unknown }
