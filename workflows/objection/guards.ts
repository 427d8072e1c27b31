import type { Objection, ObjectionContext } from './case.ts'

const removing = new Set(['03', '04', '08'])
const changing = new Set(['01', '02', ...removing])

const on =
  (holds: (data: Objection) => boolean) =>
  ({ context }: { context: ObjectionContext }) =>
    holds(context.data)

/** Each reads the case's data as it stands after the event. */
export const guards = {
  isCity: on((d) => d.channel === 'city'),
  isDirect: on((d) => d.channel === 'direct'),
  hasOneCandidate: on((d) => d.channel === 'city' && d.candidates.length === 1),
  isReturnedOnce: on((d) => d.returns.length === 1),
  isPausedAtPlatform: on((d) => d.pause?.from === 'platformReview'),
  hasItemsLeft: on((d) => d.ending === null && d.items.some((item) => item.answer === null)),
  changesRecord: on((d) => d.ending === 'decided' && d.items.some((item) => changing.has(item.answer?.code ?? ''))),
  isProposedAtIntake: on((d) => d.proposal?.from === 'intake'),
  isProposedByPlatform: on((d) => d.proposal?.from === 'platform'),
  isWithdrawn: on((d) => d.ending === 'withdrawn'),
  isMoot: on((d) => d.ending === 'moot'),
  isStalledAtCorrecting: on((d) => d.stalledAt === 'correcting'),
  isStalledAtUnmarking: on((d) => d.stalledAt === 'unmarking'),
  isStalledAtPublishing: on((d) => d.stalledAt === 'publishing'),
  isStalledAtDispatching: on((d) => d.stalledAt === 'dispatching'),
}

/** Answers after which the record is no longer public (decision 1). */
export const removesRecord = (data: Objection): boolean =>
  data.items.some((item) => removing.has(item.answer?.code ?? ''))
