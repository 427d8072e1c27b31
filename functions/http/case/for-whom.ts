/** Side of a filer: self, agent or clerk. */
export type Side = {
  readonly subject: string
  readonly name: string
  /** Path at which the pages of this side begin. */
  readonly base: string
  /** Visit at the counter for a clerk's filing. */
  readonly visit?: string
  /** The telephone the visitor gave. */
  readonly phone?: string
  /** Called: identity is only stated, so only public records are shown. */
  readonly caller?: true
}
