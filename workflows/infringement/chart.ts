import { fromPromise, setup } from 'xstate'
import { approval } from '#workflows/common/approval-states.ts'
import { service } from '#workflows/common/closing-states.ts'
import type { InfringementContext, InfringementEvent } from './case.ts'
import { guards } from './guards.ts'

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

/** Shows a stopped record again when the case ends without removal. */
const whileOpen = {
  'applicant.withdrew': { target: 'publishing', actions: 'resume' },
  'applicant.supplemented': { actions: 'note' },
  'applicant.agreed': { actions: 'note' },
} as const

const backToProposer = [{ guard: 'isAccepted', target: 'investigating' }, { target: 'awaitingAcceptance' }] as const

/** 侵权: stops the harm, restores the name (民法典 1029–1030; GD 55). */
export const chart = setup({
  types: { context: {} as InfringementContext, events: {} as InfringementEvent },
  guards,
  actions: { note: () => {}, stop: () => {}, resume: () => {}, correct: () => {}, announce: () => {} },
  actors: {
    correctRecord: task,
    restoreName: task,
    publishRecord: task,
    dispatchChange: task,
    serveAnswer: task,
  },
}).createMachine({
  id: 'infringement',
  context: ({ input }) => ({ data: input as InfringementContext['data'] }),
  initial: 'awaitingAcceptance',
  states: {
    awaitingAcceptance: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'unit.accepted': 'investigating',
        'unit.proposedRefusal': 'awaitingApproval',
        'unit.proposedStop': 'awaitingApproval',
      },
    },
    awaitingApproval: approval({
      open: whileOpen,
      approved: [
        // In the approval's own commit: the harm stops with the decision.
        { guard: 'isStop', target: 'stoppingHarm', actions: 'stop' },
        { guard: 'removesRecord', target: 'correcting', actions: 'correct' },
        { guard: 'isUpheld', target: 'restoring', actions: 'resume' },
        { target: 'publishing', actions: 'resume' },
      ],
      back: backToProposer,
    }),
    stoppingHarm: {
      meta: { kind: 'human' },
      on: { ...whileOpen, 'platform.stopped': 'investigating' },
    },
    investigating: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'unit.proposedStop': { guard: 'isNotStopped', target: 'awaitingApproval' },
        'unit.proposed': 'awaitingApproval',
      },
    },
    correcting: service('correctRecord', 'restoring'),
    restoring: service('restoreName', { target: 'publishing', actions: 'announce' }),
    publishing: service('publishRecord', 'dispatching'),
    dispatching: service('dispatchChange', 'answering'),
    answering: service('serveAnswer', [{ guard: 'isWithdrawn', target: 'withdrawn' }, { target: 'closed' }]),
    stalled: {
      meta: { kind: 'human' },
      on: {
        'applicant.withdrew': {}, // forbidden: it is decided or withdrawn already
        'system.retried': [
          { guard: 'isStalledAtCorrecting', target: 'correcting' },
          { guard: 'isStalledAtRestoring', target: 'restoring' },
          { guard: 'isStalledAtPublishing', target: 'publishing' },
          { guard: 'isStalledAtDispatching', target: 'dispatching' },
          { target: 'answering' },
        ],
      },
    },
    closed: { type: 'final', meta: { kind: 'end' } },
    withdrawn: { type: 'final', meta: { kind: 'end' } },
  },
})

/** Raised with each change once cases exist; older charts in `past`. */
export const version = 1
export const past = {}
