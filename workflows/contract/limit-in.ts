import type { TimeLimit } from '#law/time-limit.ts'

/** A limit of a procedure, by the rules that the case is on; undefined where they have none such. */
export const limitIn = (limits: readonly { readonly limit: TimeLimit }[], id: string): TimeLimit | undefined =>
  limits.find(({ limit }) => limit.id === id)?.limit
