/** For whom somebody files: the own subject, or another in whose place an agent or a hall clerk stands. */
export type Side = {
  readonly subject: string
  readonly name: string
  /** Path at which the pages of this side begin. */
  readonly base: string
  /** The visit at the counter in which a clerk files. */
  readonly visit?: string
  /** The telephone the visitor gave. */
  readonly phone?: string
}
