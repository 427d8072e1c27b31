import { paths } from '#web/paths.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Draft } from '../case/draft-shape.ts'
import type { Signed } from '../door/ask.ts'
import { notFoundTyped, type Reply, refusedPage } from '../door/reply.ts'

/** Says that the mandate no longer carried it. */
export const refusalOf = (code: RefusalCode, { mandate }: Actor): RefusalCode =>
  code === 'movedOn' && mandate !== undefined ? 'mandateOver' : code

/** Tells a draft's writer that the mandate is over. */
export const notYours = (ask: Signed, draft: Draft | null): Reply =>
  draft?.behalf && draft.behalf.visit === undefined
    ? refusedPage(ask, 'mandateOver', paths.mandates)
    : notFoundTyped(ask)
