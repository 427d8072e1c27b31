import { fromPromise, setup } from 'xstate'
import type { HigherReviewContext, HigherReviewEvent } from './case.ts'
import { guards } from './guards.ts'

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

const whileOpen = { 'applicant.withdrew': 'publishing', 'record.ended': 'answering' } as const

/** 复核: the higher organ looks again at an answered objection, as a case of its own (GD 46, decision 8). */
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
    awaitingApproval: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'approver.approved': [
          { guard: 'hasItemsLeft', target: 'withHigherOrgan' },
          // In the approval's own commit, so on the very record that was approved (decision 9).
          { guard: 'changesRecord', target: 'correcting', actions: 'correct' },
          { target: 'publishing' },
        ],
        'approver.returned': 'withHigherOrgan',
        'record.changed': 'withHigherOrgan',
      },
    },
    correcting: {
      meta: { kind: 'service', task: 'correctRecord' },
      invoke: {
        id: 'correctRecord',
        src: 'correctRecord',
        onDone: 'publishing',
        onError: 'stalled',
      },
    },
    publishing: {
      meta: { kind: 'service', task: 'publishRecord' },
      invoke: { id: 'publishRecord', src: 'publishRecord', onDone: 'dispatching', onError: 'stalled' },
    },
    dispatching: {
      meta: { kind: 'service', task: 'dispatchChange' },
      invoke: { id: 'dispatchChange', src: 'dispatchChange', onDone: 'answering', onError: 'stalled' },
    },
    answering: {
      meta: { kind: 'service', task: 'serveAnswer' },
      invoke: {
        id: 'serveAnswer',
        src: 'serveAnswer',
        onDone: [
          { guard: 'isWithdrawn', target: 'withdrawn' },
          { guard: 'isMoot', target: 'moot' },
          { target: 'closed' },
        ],
        onError: 'stalled',
      },
    },
    stalled: {
      meta: { kind: 'human' },
      on: {
        'applicant.withdrew': {}, // forbidden: it is decided or withdrawn already
        'system.retried': [
          { guard: 'isStalledAtCorrecting', target: 'correcting' },
          { guard: 'isStalledAtPublishing', target: 'publishing' },
          { guard: 'isStalledAtDispatching', target: 'dispatching' },
          { target: 'answering' },
        ],
      },
    },
    closed: { type: 'final', meta: { kind: 'end' } },
    withdrawn: { type: 'final', meta: { kind: 'end' } },
    moot: { type: 'final', meta: { kind: 'end' } },
  },
})
