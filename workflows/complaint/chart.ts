import { fromPromise, setup } from 'xstate'
import { service } from '#workflows/common/closing-states.ts'
import type { ComplaintContext, ComplaintEvent } from './case.ts'
import { guards } from './guards.ts'

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

const withdrawal = { 'applicant.withdrew': 'answering' } as const
const takesSupplement = { 'applicant.supplemented': { actions: 'note' } } as const
const backToProposer = [
  { guard: 'isProposedBeforeAcceptance', target: 'awaitingAcceptance' },
  { target: 'investigating' },
] as const

/** 投诉 about the handling of a case (YF 29; ADR 11). */
export const chart = setup({
  types: { context: {} as ComplaintContext, events: {} as ComplaintEvent },
  guards,
  actions: { note: () => {} },
  actors: { urgeUnit: task, serveAnswer: task },
}).createMachine({
  id: 'complaint',
  context: ({ input }) => ({ data: input as ComplaintContext['data'] }),
  initial: 'awaitingAcceptance',
  states: {
    awaitingAcceptance: {
      meta: { kind: 'human' },
      on: {
        ...withdrawal,
        ...takesSupplement,
        'unit.accepted': 'investigating',
        'unit.askedSupplement': 'awaitingSupplement',
        'unit.returned': 'misrouted',
        'unit.proposedRefusal': 'awaitingApproval',
      },
    },
    awaitingSupplement: {
      meta: { kind: 'human' },
      on: {
        ...withdrawal,
        'applicant.supplemented': 'awaitingAcceptance',
        'clock.G2.breach': 'awaitingAcceptance',
      },
    },
    misrouted: {
      meta: { kind: 'human' },
      on: { ...withdrawal, ...takesSupplement, 'supervisor.assigned': 'awaitingAcceptance' },
    },
    investigating: {
      meta: { kind: 'human' },
      on: { ...withdrawal, ...takesSupplement, 'unit.proposed': 'awaitingApproval' },
    },
    awaitingApproval: {
      meta: { kind: 'human' },
      on: {
        ...withdrawal,
        ...takesSupplement,
        'approver.approved': [{ guard: 'isJustified', target: 'urging' }, { target: 'answering' }],
        'approver.returned': backToProposer,
      },
    },
    urging: service('urgeUnit', 'answering'),
    answering: service('serveAnswer', [{ guard: 'isWithdrawn', target: 'withdrawn' }, { target: 'closed' }]),
    stalled: {
      meta: { kind: 'human' },
      on: {
        'applicant.withdrew': {}, // forbidden: it is decided or withdrawn already
        'system.retried': [{ guard: 'isStalledAtUrging', target: 'urging' }, { target: 'answering' }],
      },
    },
    closed: { type: 'final', meta: { kind: 'end' } },
    withdrawn: { type: 'final', meta: { kind: 'end' } },
  },
})

/** Raised with each change once cases exist; older charts in `past`. */
export const version = 1
export const past = {}
