import { closingGuards } from '#workflows/common/closing-states.ts'
import type { ExOfficio, ExOfficioContext } from './case.ts'
import { changes } from './effects.ts'

const on =
  (holds: (data: ExOfficio) => boolean) =>
  ({ context }: { context: ExOfficioContext }) =>
    holds(context.data)

/** Rules on ended records that a source still shows. */
const outlives = new Set(['overPeriod', 'overOuterCap'])

/** Each reads the case's data as it stands after the event. */
export const guards = {
  ...closingGuards,
  isOfSource: on(({ offered }) => offered != null),
  endsWithRecord: on(({ rule, offered }) => !outlives.has(rule) && offered == null),
  isReturnedOnce: on((d) => d.returns.length < 2),
  changesRecord: on((d) => d.proposal !== null && changes(d.proposal.verdict)),
}
