import type { ReadContact } from '#web/read-contact.ts'
import type { Side } from './for-whom.ts'

/** Entries of an applicant so far; its id becomes the case's, so that a second click files nothing twice. */
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
  readonly filed?: readonly string[]
  /** Filed in another's place: for whom, by which mandate or visit. */
  readonly behalf?: Side
}

/** By which way in it was begun, about what, and what was typed as the way's schema read it. */
export type DraftWay = {
  readonly procedure: string
  readonly id: string
  readonly origin: string | null
  readonly records: readonly string[]
  /** Null while it is not complete. */
  readonly typed: unknown
  /** Of several records: what was typed of each, with the rest. Left out of drafts that began before it was asked. */
  readonly each?: Readonly<Record<string, unknown>>
  /** Begun by staff at a desk. */
  readonly desk?: true
}

/** As it is kept. One that began before its way in had a name holds what was read of it under `objection`. */
export type StoredDraft = Omit<Draft, 'way'> & { readonly way?: DraftWay; readonly objection?: unknown }
