/** For whom somebody files: themselves, or as agent or clerk. */
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
