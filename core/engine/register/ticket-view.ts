/** Ticket of the 12345 line: a lead for clerks, no filing. */
export type Ticket = {
  readonly number: string
  /** Instant of the call. */
  readonly calledAt: number
  /** Empty, as telephone and words, once a month is over. */
  readonly caller: string
  readonly phone: string
  readonly words: string
  /** Ids of the cases that came of it. */
  readonly cases: readonly string[]
  /** Instant at which the first of them was noted. */
  readonly filedAt?: number
  /** Said back where no case came of it. */
  readonly closed: { readonly at: number; readonly by: string; readonly words: string } | null
}
export type HandedTicket = Omit<Ticket, 'cases' | 'filedAt' | 'closed'>
