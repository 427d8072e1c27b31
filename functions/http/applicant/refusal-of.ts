import type { Actor } from '#workflows/contract/actor.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'

/** Says that the mandate no longer carried it. */
export const refusalOf = (code: RefusalCode, { mandate }: Actor): RefusalCode =>
  code === 'movedOn' && mandate !== undefined ? 'mandateOver' : code
