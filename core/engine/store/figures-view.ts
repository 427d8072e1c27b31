/** A figure that may be shown; null: fewer than may be told, or nothing to divide by. */
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
  /** Of these, because the provider withdrew the record as wrong or not to be published. */
  readonly upheldByWithdrawal: Shown
  /** Ended with their record, nothing decided; and of these, where its provider withdrew it for another reason. */
  readonly moot: Shown
  readonly mootAtSource: Shown
}
export type LimitFigures = {
  readonly rule: string
  readonly unit: string | null
  readonly due: Shown
  /** Of what was due and is done: act ≤ due. */
  readonly onTime: Shown
  readonly open: Shown
  readonly breaches: Shown
}
export type ProcedureFigures = {
  readonly procedure: string
  readonly months: readonly (Figures & { readonly month: string })[]
  readonly year: Figures
  readonly limits: readonly LimitFigures[]
  /** Cases received by the unit complained of; empty unless figures are told per unit. */
  readonly about: readonly { readonly unit: string; readonly received: number }[]
  readonly fields: readonly { readonly field: string; readonly items: number }[]
}
export type Statistics = {
  readonly from: string
  readonly to: string
  readonly smallest: number
  readonly procedures: readonly ProcedureFigures[]
}
