import type { Day } from '#law/day.ts'
import type { Power, Role } from '#workflows/contract/actor.ts'

export type Lang = 'zh' | 'en'

export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Number to which one-time codes go; left out: none. */
  readonly phone?: string
  /** The credit subject a person acts for: an enterprise's code, a person's key; null for staff. */
  readonly subject: string | null
  readonly roles: readonly Seat[]
  /** Interests declared: subjects whose cases this person may not act on (回避). */
  readonly conflicts: readonly string[]
  /** Interests declared behind them; each subject stands in `conflicts`. */
  readonly interests?: readonly Interest[]
  /** Those in force at this moment; read at each request, never stored with the person. */
  readonly mandates?: readonly HeldMandate[]
}

export type Seat = {
  readonly role: Role
  readonly unit: string | null
  /** Held for somebody who is away; read at each request, never stored with the person. */
  readonly standsInFor?: { readonly id: string; readonly conflicts: readonly string[] }
}

/** From the first to the last day away, both included; `at` is when it was entered. */
export type Absence = { readonly from: Day; readonly until: Day; readonly delegate: string; readonly at?: number }

export type Interest = {
  readonly subject: string
  readonly name: string
  readonly relation: 'employer' | 'relative' | 'client' | 'other'
  readonly since: number
}

/** A mandate as its agent holds it now; `v` is what a commit is held to. */
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
