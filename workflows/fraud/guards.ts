import { closingGuards } from '#workflows/common/closing-states.ts'
import { isHeard } from '#workflows/contract/reply.ts'
import type { Fraud, FraudContext } from './case.ts'

const on =
  (holds: (data: Fraud) => boolean) =>
  ({ context }: { context: FraudContext }) =>
    holds(context.data)

const { isStalledAtPublishing, isStalledAtDispatching } = closingGuards

/** Each reads the case's data as it stands after the event. */
export const guards = {
  isStalledAtPublishing,
  isStalledAtDispatching,
  mustHear: on((d) => d.decision?.verdict === 'found' && !isHeard(d)),
  isFound: on((d) => d.ending === 'found'),
  isStalledAtRecording: on((d) => d.stalledAt === 'recording'),
}
