/** Ticket of the 12345 line: a lead for clerks, no filing. */
export type Ticket = {
  readonly number: string
  /** Instant of the call. */
  readonly calledAt: number
  readonly caller: string
  readonly phone: string
  readonly words: string
  /** Ids of the cases that came of it. */
  readonly cases: readonly string[]
  /** Said back where no case came of it. */
  readonly closed: { readonly at: number; readonly by: string; readonly words: string } | null
}
export type HandedTicket = Omit<Ticket, 'cases' | 'closed'>
