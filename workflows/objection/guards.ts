import { closingGuards } from '#workflows/common/closing-states.ts'
import { corrects, removes } from '#workflows/contract/outcome.ts'
import type { Objection, ObjectionContext } from './case.ts'

const on =
  (holds: (data: Objection) => boolean) =>
  ({ context }: { context: ObjectionContext }) =>
    holds(context.data)

const hasItemsLeft = (data: Objection) => data.ending === null && data.items.some((item) => item.answer === null)

/** Each reads the case's data as it stands after the event. */
export const guards = {
  ...closingGuards,
  isCity: on((d) => d.channel === 'city'),
  isDirect: on((d) => d.channel === 'direct'),
  hasOneCandidate: on((d) => d.channel === 'city' && d.candidates.length === 1),
  isReturnedOnce: on((d) => d.returns.length === 1),
  isPausedAtPlatform: on((d) => d.pause?.from === 'platformReview'),
  platformHasItemsLeft: on((d) => d.proposal?.from === 'platform' && hasItemsLeft(d)),
  hasItemsLeft: on(hasItemsLeft),
  // No answer changes a record withdrawn at its source.
  changesRecord: on(
    (d) =>
      d.withdrawal === undefined && d.ending === 'decided' && d.items.some((item) => removes(item) || corrects(item)),
  ),
  isProposedAtIntake: on((d) => d.proposal?.from === 'intake'),
  isWithdrawnAtSource: on((d) => d.withdrawal !== undefined),
  isProposedByPlatform: on((d) => d.proposal?.from === 'platform'),
  isStalledAtUnmarking: on((d) => d.stalledAt === 'unmarking'),
}
