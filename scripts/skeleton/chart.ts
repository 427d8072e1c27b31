import { fromPromise, setup } from 'xstate'
import { closingGuards, end, service } from '#workflows/common/closing-states.ts'
import type { SampleContext, SampleEvent } from './case.ts'

/** A name for the compiler; what the task does is in index.ts. */
const task = fromPromise(async () => ({}))

const whileOpen = { 'applicant.withdrew': 'answering', 'record.ended': 'answering' } as const
const { isWithdrawn, isMoot } = closingGuards

/** One person proposes, another approves, the answer is served. */
export const chart = setup({
  types: { context: {} as SampleContext, events: {} as SampleEvent },
  guards: { isWithdrawn, isMoot },
  actors: { serveAnswer: task },
}).createMachine({
  id: 'sample',
  context: ({ input }) => ({ data: input as SampleContext['data'] }),
  initial: 'underReview',
  states: {
    underReview: {
      meta: { kind: 'human' },
      on: { ...whileOpen, 'unit.proposed': 'awaitingApproval' },
    },
    awaitingApproval: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'approver.approved': 'answering',
        'approver.returned': 'underReview',
        'record.changed': 'underReview',
      },
    },
    answering: service('serveAnswer', [
      { guard: 'isWithdrawn', target: 'withdrawn' },
      { guard: 'isMoot', target: 'moot' },
      { target: 'closed' },
    ]),
    stalled: {
      meta: { kind: 'human' },
      on: {
        'applicant.withdrew': {}, // forbidden: it is decided or withdrawn already
        'system.retried': 'answering',
      },
    },
    closed: end,
    withdrawn: end,
    moot: end,
  },
})

/** Raised with each change once cases exist; older charts in `past`. */
export const version = 1
export const past = {}
