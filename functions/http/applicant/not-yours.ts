import { paths } from '#web/paths.ts'
import type { Draft } from '../case/draft-shape.ts'
import type { Signed } from '../door/ask.ts'
import { notFound, type Reply, refusedPage } from '../door/reply.ts'

/** Tells the writer of a principal's draft that the mandate is over; all else is not there. */
export const notYours = (ask: Signed, draft: Draft | null): Reply =>
  draft?.behalf && draft.behalf.visit === undefined ? refusedPage(ask, 'mandateOver', paths.mandates) : notFound(ask)
