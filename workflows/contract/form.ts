import type { Bilingual } from '#law/bilingual.ts'
import type { RecordFile } from '#records/record.ts'

export type Choice = { readonly value: string; readonly label: Bilingual; readonly hint?: Bilingual }

/** A column of the record, and what it shows now. */
export type Entry = { readonly code: string; readonly name: Bilingual; readonly shown: string }

/** Fields a person fills in, and what the schema of the event then gets under `name`. */
type Asked =
  /** One line, or a text of several; trimmed. Left empty and optional: null; with `blank` an empty text. */
  | { readonly kind: 'line'; readonly limit?: number }
  | { readonly kind: 'text'; readonly limit: number; readonly rows?: number; readonly blank?: true }
  /** A Shanghai day from three fields. */
  | { readonly kind: 'day' }
  | { readonly kind: 'number' }
  /** true or false. */
  | { readonly kind: 'tick' }
  /** One of few, or any of few. */
  | { readonly kind: 'choice'; readonly options: readonly Choice[] }
  | { readonly kind: 'choices'; readonly options: readonly Choice[] }
  /** A unit of the directory, the record's own first. */
  | { readonly kind: 'unit' }
  /** Any number of units of the directory. */
  | { readonly kind: 'units' }
  /** Entries of the record, and the record as a whole, to be disputed one by one: the ground, and what would be right. */
  | {
      readonly kind: 'entries'
      readonly entries: readonly Entry[]
      /** Grounds that concern one entry, and those that concern the whole. */
      readonly grounds: { readonly entry: readonly Choice[]; readonly whole: readonly Choice[] }
    }
  /** Ids of the case's items that have no answer yet. */
  | { readonly kind: 'items' }
  /** An answer to each item: of all that are open, or of those asked in an inquiry. */
  | { readonly kind: 'answers'; readonly of: 'open' | 'asked' }

type Named = {
  readonly name: string
  readonly label: Bilingual
  /** {A3} stands for the length of the rule A3. */
  readonly hint?: Bilingual
  readonly optional?: true
  /** Value that stands in it at first: the text, the chosen value, the day, `on` for a tick. */
  readonly value?: string
}

export type FormField =
  | (Named & Asked)
  /** A sentence between the fields. */
  | { readonly kind: 'note'; readonly text: Bilingual }

/** Fields in their order. Pages draw them, `readForm` reads them back, the event's schema judges them. */
export type Form = readonly FormField[]

/** A form that depends on the case or its record: a suggested tier, the value shown. */
export type FormOf<Data> = Form | { of(data: Data, record: RecordFile | null): Form }['of']
