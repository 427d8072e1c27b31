/** A granted repair drawn for a look at its promise (承诺). */
export type Recheck = {
  /** YYYY-MM in which the case was closed. */
  readonly month: string
  readonly caseId: string
  readonly number: string
  readonly unit: string
  readonly subject: string
  readonly at: number
  readonly result: {
    readonly kept: boolean
    readonly note: string
    readonly by: string
    readonly at: number
  } | null
}

/** Drawing of a month, with all that drawing again needs. */
export type Drawing = {
  readonly month: string
  /** Root of the ledger at its first `size` entries. */
  readonly seed: string
  readonly size: number
  /** Numbers of all that could be drawn, in order. */
  readonly pool: readonly string[]
  readonly by: string
  readonly at: number
}
