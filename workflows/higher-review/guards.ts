import { closingGuards } from '#workflows/common/closing-states.ts'
import { corrects, removes } from '#workflows/contract/outcome.ts'
import type { HigherReview, HigherReviewContext } from './case.ts'

const on =
  (holds: (data: HigherReview) => boolean) =>
  ({ context }: { context: HigherReviewContext }) =>
    holds(context.data)

/** Each reads the case's data as it stands after the event. */
export const guards = {
  ...closingGuards,
  hasItemsLeft: on((d) => d.items.some((item) => item.answer === null)),
  changesRecord: on((d) => d.items.some((item) => removes(item) || corrects(item))),
}
