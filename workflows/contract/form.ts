import type { Bilingual } from '#law/bilingual.ts'
import type { PublicityFlags } from '#records/publicity/publicity-flags.ts'
import type { RecordFile } from '#records/record.ts'

export type Choice = { readonly value: string; readonly label: Bilingual; readonly hint?: Bilingual }

/** Column of the record, with its present value. */
export type Entry = {
  readonly code: string
  readonly name: Bilingual
  readonly shown: string
  /** Kind of input for the claim; text unless said. */
  readonly type?: 'date' | 'money'
  /** Entries that say the same once more, proposed with it. */
  readonly linked?: readonly string[]
}

/** Fields to fill in; the event's schema gets them under `name`. */
type Asked =
  /** One trimmed line, or several; empty: null, or '' with `blank`. */
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
  /** A unit, the record's own first; `not`: left out. */
  | { readonly kind: 'unit'; readonly not?: readonly (string | null)[] }
  /** Any number of units of the directory. */
  | { readonly kind: 'units' }
  /** Entries or the whole record to dispute: ground, and what is right. */
  | {
      readonly kind: 'entries'
      readonly entries: readonly Entry[]
      /** Grounds that concern one entry, and those that concern the whole. */
      readonly grounds: { readonly entry: readonly Choice[]; readonly whole: readonly Choice[] }
    }
  /** Ids of the case's unanswered items. */
  | { readonly kind: 'items' }
  /** Answer to each open item, or those asked. */
  | { readonly kind: 'answers'; readonly of: 'open' | 'asked' }

type Named = {
  readonly name: string
  readonly label: Bilingual
  /** {A3} stands for the length of the rule A3. */
  readonly hint?: Bilingual
  readonly optional?: true
  /** Stands in it at first; `on` for a tick. */
  readonly value?: string
}

export type FormField =
  | (Named & Asked)
  /** A sentence between the fields. */
  | { readonly kind: 'note'; readonly text: Bilingual }

/** Drawn by pages, read back by `readForm`, judged by the event's schema. */
export type Form = readonly FormField[]

/** Depends on the case or record: a suggested tier, a shown value. */
export type FormOf<Data> = Form | { of(data: Data, record: RecordFile | null, flags: PublicityFlags): Form }['of']
