import type { Bilingual } from '#law/bilingual.ts'
import type { CommitmentText } from './commitment-text.ts'
import type { FormOf } from './form.ts'
import type { Shown } from './shown-case.ts'

/** What people read and fill in. */
export type Pages<Data> = {
  readonly words: ProcedureWords
  /** Forms for each event of a person; an event without a form is only confirmed. */
  readonly forms?: Readonly<Record<string, FormOf<Data>>>
  /** The commitments (承诺书) that people give in it, every edition there has been. */
  readonly commitments?: readonly CommitmentText[]
  /** Parts of the data that pages show. */
  show(data: Data): Shown
}

export type ProcedureWords = {
  readonly title: Bilingual
  /** Nouns of its sentences, English in mid-sentence: what is filed, where somebody files; what the authority does; what it ends with. */
  readonly application?: Bilingual
  readonly act: Bilingual
  readonly outcome: Bilingual
  readonly states: Readonly<Record<string, Bilingual>>
  /** Words for what happened, on the timeline; and for what a button does. */
  readonly events: Readonly<Record<string, Bilingual>>
  readonly actions: Readonly<Record<string, Bilingual>>
  readonly limits: Readonly<Record<string, Bilingual>>
  /** Ends that are its own, or that it calls by another name. */
  readonly endings?: Readonly<Record<string, Bilingual>>
}
