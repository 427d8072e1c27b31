import type { Day } from '#law/day.ts'
import type { Power, Role } from '#workflows/contract/actor.ts'

export type Lang = 'zh' | 'en'

export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Number to which one-time codes go; left out: none. */
  readonly phone?: string
  /** Subject acted for: a credit code or person's key; staff null. */
  readonly subject: string | null
  readonly roles: readonly Seat[]
  /** Interests declared: subjects whose cases this person may not act on (回避). */
  readonly conflicts: readonly string[]
  /** Interests declared behind them; each subject stands in `conflicts`. */
  readonly interests?: readonly Interest[]
  /** Mandates in force now, read at each request and never stored. */
  readonly mandates?: readonly HeldMandate[]
}

export type Seat = {
  readonly role: Role
  readonly unit: string | null
  /** Units of the seat’s county, read at each request. */
  readonly over?: readonly string[]
  /** Seats held for absent people, read at each request and never stored. */
  readonly standsInFor?: { readonly id: string; readonly conflicts: readonly string[] }
}

/** First to last day away, both included; `at`: when it was entered. */
export type Absence = { readonly from: Day; readonly until: Day; readonly delegate: string; readonly at?: number }

export type Interest = {
  readonly subject: string
  readonly name: string
  readonly relation: 'employer' | 'relative' | 'client' | 'other'
  readonly since: number
}

/** A mandate as held now; a commit is held to `v`. */
export type HeldMandate = {
  readonly id: string
  readonly v: number
  readonly agent: string
  readonly kind: 'agent' | 'administrator' | 'heir' | 'formerRepresentative'
  readonly subject: string
  readonly subjectName: string
  readonly actions: readonly Power[]
  readonly records: readonly string[] | null
  readonly until: Day
}
