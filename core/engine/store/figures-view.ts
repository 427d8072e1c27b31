/** Figure to show; null: too few, or nothing to divide. */
export type Shown = number | null

export type Figures = {
  readonly received: Shown
  readonly answered: Shown
  /** Working days from receipt to the answer served. */
  readonly median: Shown
  readonly p90: Shown
  /** Shares of what was answered, 0 to 1. */
  readonly paused: Shown
  readonly upheld: Shown
  /** Of these, withdrawn as wrong or not to be published. */
  readonly upheldByWithdrawal: Shown
  /** Ended undecided with their record; of these, withdrawn for another reason. */
  readonly moot: Shown
  readonly mootAtSource: Shown
  /** Ratings after closing, and the share of 4 or 5. */
  readonly rated: Shown
  readonly satisfied: Shown
}
export type LimitFigures = {
  readonly rule: string
  readonly unit: string | null
  readonly due: Shown
  /** Of the due and done: act ≤ due. */
  readonly onTime: Shown
  readonly open: Shown
  readonly breaches: Shown
}
export type ProcedureFigures = {
  readonly procedure: string
  readonly months: readonly (Figures & { readonly month: string })[]
  readonly year: Figures
  readonly limits: readonly LimitFigures[]
  /** Cases of the unit complained of; empty unless told per unit. */
  readonly about: readonly { readonly unit: string; readonly received: number }[]
  readonly fields: readonly { readonly field: string; readonly items: number }[]
}
export type Statistics = {
  readonly from: string
  readonly to: string
  readonly smallest: number
  readonly procedures: readonly ProcedureFigures[]
}
