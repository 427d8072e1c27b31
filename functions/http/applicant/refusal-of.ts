import type { Actor } from '#workflows/contract/actor.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'

/** A commit that its mandate no longer carried says so. */
export const refusalOf = (code: RefusalCode, { mandate }: Actor): RefusalCode =>
  code === 'movedOn' && mandate !== undefined ? 'mandateOver' : code
