import { closingGuards } from '#workflows/common/closing-states.ts'
import type { ShieldCase, ShieldContext } from './case.ts'

const on =
  (holds: (data: ShieldCase) => boolean) =>
  ({ context }: { context: ShieldContext }) =>
    holds(context.data)

const { isWithdrawn, isMoot, isStalledAtPublishing, isStalledAtDispatching } = closingGuards

/** Each reads the case's data as it stands after the event. */
export const guards = {
  isWithdrawn,
  isMoot,
  isStalledAtPublishing,
  isStalledAtDispatching,
  isGranted: on((d) => d.ending === 'shielded'),
  isStalledAtShielding: on((d) => d.stalledAt === 'shielding'),
}
