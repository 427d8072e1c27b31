import { closingGuards } from '#workflows/common/closing-states.ts'
import { type Infringement, type InfringementContext, isUpheld } from './case.ts'

const on =
  (holds: (data: Infringement) => boolean) =>
  ({ context }: { context: InfringementContext }) =>
    holds(context.data)

const { isMoot: _isMoot, ...closing } = closingGuards

/** Each reads the case's data as it stands after the event. */
export const guards = {
  ...closing,
  isAccepted: on((d) => d.accepted),
  isNotStopped: on((d) => d.stop === null),
  isStop: on((d) => d.ending === null),
  isUpheld: on((d) => d.ending === 'decided' && isUpheld(d)),
  removesRecord: on((d) => d.ending === 'decided' && isUpheld(d) && d.remedy?.removes === true),
  isStalledAtRestoring: on((d) => d.stalledAt === 'restoring'),
}
