import { fromPromise, setup } from 'xstate'
import { approval } from '#workflows/common/approval-states.ts'
import { closingStates, service } from '#workflows/common/closing-states.ts'
import type { HigherReviewContext, HigherReviewEvent } from './case.ts'
import { guards } from './guards.ts'

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

const whileOpen = { 'applicant.withdrew': 'publishing', 'record.ended': 'answering' } as const

/** 复核: the higher organ reviews an answered objection (GD 46, ADR 12). */
export const chart = setup({
  types: { context: {} as HigherReviewContext, events: {} as HigherReviewEvent },
  guards,
  actions: { correct: () => {}, note: () => {} },
  actors: { correctRecord: task, publishRecord: task, dispatchChange: task, serveAnswer: task },
}).createMachine({
  id: 'higherReview',
  context: ({ input }) => ({ data: input as HigherReviewContext['data'] }),
  initial: 'withHigherOrgan',
  states: {
    withHigherOrgan: {
      meta: { kind: 'human' },
      on: { ...whileOpen, 'organ.proposed': 'awaitingApproval' },
    },
    awaitingApproval: approval({
      open: whileOpen,
      approved: [
        { guard: 'hasItemsLeft', target: 'withHigherOrgan' },
        // In the approval's own commit: on the approved record (ADR 12).
        { guard: 'changesRecord', target: 'correcting', actions: 'correct' },
        { target: 'publishing' },
      ],
      back: 'withHigherOrgan',
    }),
    correcting: service('correctRecord', 'publishing'),
    ...closingStates(),
  },
})

/** Raised with each change once cases exist; older charts in `past`. */
export const version = 1
export const past = {}
