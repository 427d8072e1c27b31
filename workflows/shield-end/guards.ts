import { closingGuards } from '#workflows/common/closing-states.ts'
import { isHeard } from '#workflows/contract/reply.ts'
import type { ShieldEnd, ShieldEndContext } from './case.ts'

const on =
  (holds: (data: ShieldEnd) => boolean) =>
  ({ context }: { context: ShieldEndContext }) =>
    holds(context.data)

const { isMoot, isStalledAtPublishing, isStalledAtDispatching } = closingGuards

/** Each reads the case's data as it stands after the event. */
export const guards = {
  isMoot,
  isStalledAtPublishing,
  isStalledAtDispatching,
  mustHear: on((d) => d.decision?.verdict === 'restored' && !isHeard(d)),
  isRestored: on((d) => d.ending === 'restored'),
  isStalledAtRestoring: on((d) => d.stalledAt === 'restoring'),
}
