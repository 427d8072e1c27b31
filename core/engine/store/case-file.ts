import type { Holder } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Held } from './held.ts'

/** The row of a case: where it stands after `seq` log entries. */
export type CaseFile = {
  readonly id: string
  /** Number a person sees: area, day, random, check character. */
  readonly number: string
  readonly procedure: string
  readonly chart: number
  readonly rules: string
  readonly seq: number
  readonly state: string
  readonly data: unknown
  readonly subject: string
  readonly applicant: string
  readonly area: string
  readonly recordId: string | null
  /** Length of the record's log at the start; older cases have none. */
  readonly recordSeq?: number
  /** Lengths of the city’s own targets at the start, by row. */
  readonly targets?: Readonly<Record<string, number>>
  readonly arisesFrom: string | null
  readonly openedAt: number
  readonly changedAt: number
  readonly holder: Holder
  /** Holders over time, to charge lost days; older cases have none. */
  readonly held?: readonly Held[]
  /** People given a seat's work by name. */
  readonly assigned?: readonly { readonly seat: Holder; readonly person: string }[]
  /** Joint case that it belongs to (并案); null once parted. */
  readonly joint?: string | null
  /** Rating of the handling after closing, 1 to 5. */
  readonly rated?: number
  readonly clocks: Readonly<Record<string, CaseClock>>
  /** Tries of the service state's task so far, and its next time. */
  readonly task: { readonly name: string; readonly tries: number; readonly notBefore: number } | null
  /** Next moment of any kind, null once closed. */
  readonly wakeAt: number | null
  /** Hash of the newest log entry. */
  readonly head: string
  readonly closed: boolean
}
