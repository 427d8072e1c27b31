import type { Bilingual } from '#law/bilingual.ts'
import type { CommitmentText } from './commitment-text.ts'
import type { FormOf } from './form.ts'
import type { Shown } from './shown-case.ts'

/** Texts and forms that people see. */
export type Pages<Data> = {
  /** Offered first: page words that name no procedure speak of it. */
  readonly isMain?: true
  readonly words: ProcedureWords
  /** Other tables of its words, for a city to change. */
  readonly said?: Readonly<Record<string, object>>
  /** Forms of people's events; without one, an event is only confirmed. */
  readonly forms?: Readonly<Record<string, FormOf<Data>>>
  /** Every edition of the commitments (承诺书) given in it. */
  readonly commitments?: readonly CommitmentText[]
  /** Stations of the states that are its own. */
  readonly stations?: Readonly<Record<string, Station>>
  /** Parts of the data that pages show. */
  show(data: Data): Shown
}

export type ProcedureWords = {
  readonly title: Bilingual
  /** Nouns for sentences: what is filed, done, and what it ends with. */
  readonly application?: Bilingual
  readonly act: Bilingual
  readonly outcome: Bilingual
  readonly states: Readonly<Record<string, Bilingual>>
  /** Words for the timeline, and for buttons. */
  readonly events: Readonly<Record<string, Bilingual>>
  readonly actions: Readonly<Record<string, Bilingual>>
  readonly limits: Readonly<Record<string, Bilingual>>
  /** Ends that are its own, or that it calls by another name. */
  readonly endings?: Readonly<Record<string, Bilingual>>
}

/** Stations that every case passes, the same five in every procedure. */
export const stations = ['filed', 'intake', 'review', 'decision', 'told'] as const
export type Station = (typeof stations)[number]

/** Stations of shared states; procedures name their own. */
export const sharedStations: Readonly<Record<string, Station>> = {
  awaitingAcceptance: 'intake',
  awaitingSupplement: 'intake',
  misrouted: 'intake',
  investigating: 'review',
  underReview: 'review',
  awaitingReply: 'review',
  awaitingApproval: 'decision',
  correcting: 'decision',
  restoring: 'decision',
  publishing: 'told',
  dispatching: 'told',
  answering: 'told',
}
