import { closingGuards } from '#workflows/common/closing-states.ts'
import type { Repair, RepairContext } from './case.ts'

const on =
  (holds: (data: Repair) => boolean) =>
  ({ context }: { context: RepairContext }) =>
    holds(context.data)

const { isWithdrawn, isMoot } = closingGuards

/** Neither accepted nor pushed: it is with 信用中国. */
export const isAtHandOver = (d: Repair) =>
  d.acceptedAt === null && d.handOver.pushedOn === null && d.channel === 'creditChina'

/** Each reads the case's data as it stands after the event. */
export const guards = {
  isWithdrawn,
  isMoot,
  isForCreditChina: on((d) => d.channel === 'creditChina'),
  hasUnit: on((d) => d.unit !== null),
  mayIntakeForward: on((d) => d.returns.length < 2),
  isGranted: on((d) => d.ending === 'repaired'),
  isProposedAtHandOver: on(isAtHandOver),
  isProposedAtAcceptance: on((d) => d.acceptedAt === null),
  isStalledAtHandingOver: on((d) => d.stalledAt === 'handingOver'),
  isStalledAtPublicity: on((d) => d.stalledAt === 'endingPublicity'),
  isStalledAtSharing: on((d) => d.stalledAt === 'endingSharing'),
  isStalledAtMeasures: on((d) => d.stalledAt === 'liftingMeasures'),
}
