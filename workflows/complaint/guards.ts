import { closingGuards } from '#workflows/common/closing-states.ts'
import { type Complaint, type ComplaintContext, isJustified } from './case.ts'

const on =
  (holds: (data: Complaint) => boolean) =>
  ({ context }: { context: ComplaintContext }) =>
    holds(context.data)

/** Each reads the case's data as it stands after the event. */
export const guards = {
  isWithdrawn: closingGuards.isWithdrawn,
  isJustified: on((d) => d.ending === 'decided' && isJustified(d)),
  isProposedBeforeAcceptance: on((d) => d.decision?.verdict === 'refused'),
  isStalledAtUrging: on((d) => d.stalledAt === 'urging'),
}
