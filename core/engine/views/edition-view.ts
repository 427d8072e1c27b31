import type { Day } from '#law/day.ts'

/** Limits due in a year at one unit, by outcome. */
export type EditionRow = {
  readonly unit: string | null
  readonly procedure: string
  readonly rule: string
  readonly onTime: number
  /** Late by the instant at which the limit was over. */
  readonly late: number
  /** Late by the Beijing date of the act against the due day. */
  readonly lateByDate: number
  /** Running: no end, and not over. */
  readonly open: number
  /** Running: no end, and over. */
  readonly overdue: number
  readonly rescinded: number
}

/** Place in the ledger at which figures were taken. */
export type EditionHead = { readonly size: number; readonly root: string }

/** Objection of a unit to a draft, and the answer. */
export type EditionObjection = {
  readonly unit: string
  readonly by: string
  readonly at: number
  readonly reason: string
  readonly answer: { readonly by: string; readonly at: number; readonly reason: string } | null
}

/** Figures of a year: drafted, objected to, frozen by another person. */
export type Edition = {
  readonly year: number
  readonly n: number
  readonly rows: readonly EditionRow[]
  readonly head: EditionHead
  readonly by: string
  readonly at: number
  /** Last day on which a unit may object. */
  readonly until: Day
  readonly objections: readonly EditionObjection[]
  readonly frozen: { readonly by: string; readonly at: number } | null
}

/** A row that differs, before and after. */
export type RowChange = { readonly before: EditionRow | null; readonly after: EditionRow | null }
