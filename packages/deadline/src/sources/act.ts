import type { Bilingual } from '../bilingual.ts'
import type { Day } from '../day.ts'
import type { Status } from '../time-limit.ts'

/** A date as exactly as it is known: 2026-04-01, 2026-11, 2021. */
export type KnownDate = string

/** Text of an act, until another replaces it. */
export type Edition = {
  /** Of what year's text it is, where an act has several. */
  readonly text: Bilingual | null
  /** Under which it was made; empty where it is not at hand. */
  readonly number: string
  readonly from: KnownDate
  /** The last day in force; null while it is. */
  readonly until: Day | null
  /** Act that took its place, if another. */
  readonly replacedBy: string | null
  /** Articles read, or known at second hand; no other may be cited. */
  readonly articles: readonly (number | readonly [number, number])[]
  readonly status: Status
  /** Certainty of number and dates. */
  readonly datesStatus: Status
}

export type Act = Bilingual & {
  /** Oldest first, one after the other. */
  readonly editions: readonly Edition[]
  /** Last check that it still stands so. */
  readonly lookedAt: KnownDate
}

type Given = Pick<Edition, 'from' | 'articles' | 'status'> & Partial<Edition>

/** Defaults: the act's only text, in force, dates as sure as text. */
export const edition = (given: Given): Edition => ({
  text: null,
  number: '',
  until: null,
  replacedBy: null,
  datesStatus: given.status,
  ...given,
})

export const act = (zh: string, en: string, lookedAt: KnownDate, ...editions: readonly Edition[]): Act => ({
  zh,
  en,
  lookedAt,
  editions,
})
