import { fromPromise, setup } from 'xstate'
import { approval, misrouting } from '#workflows/common/approval-states.ts'
import { closingStates, service } from '#workflows/common/closing-states.ts'
import { pastChart } from '#workflows/contract/past-chart.ts'
import type { ObjectionContext, ObjectionEvent } from './case.ts'
import { guards } from './guards.ts'
import first from './past/1.json' with { type: 'json' }
import second from './past/2.json' with { type: 'json' }

const backToProposer = [
  { guard: 'isWithdrawnAtSource', target: 'sourceWithdrawn' },
  { guard: 'isProposedAtIntake', target: 'awaitingIntake' },
  { guard: 'isProposedByPlatform', target: 'platformReview' },
  { target: 'withProvider' },
] as const

/** Events wherever people are awaited (GD 46, ADR 12). */
const whileOpen = {
  'applicant.withdrew': 'unmarking',
  'record.ended': 'unmarking',
  'record.withdrawn': 'sourceWithdrawn',
  'applicant.stated': { actions: 'note' },
} as const

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

const takesSupplement = { 'applicant.supplemented': { actions: 'note' } } as const

/**
 * Objection (异议) to one public credit record: GD 45–46, O36 18. City channel: clocks run from receipt. Direct channel:
 * from acceptance.
 */
export const chart = setup({
  types: { context: {} as ObjectionContext, events: {} as ObjectionEvent },
  guards,
  actions: { markDisputed: () => {}, narrowMark: () => {}, correct: () => {}, unmark: () => {}, note: () => {} },
  actors: { correctRecord: task, liftMark: task, publishRecord: task, dispatchChange: task, serveAnswer: task },
}).createMachine({
  id: 'objection',
  context: ({ input }) => ({ data: input as ObjectionContext['data'] }),
  initial: 'awaitingIntake',
  entry: 'markDisputed',
  states: {
    awaitingIntake: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        ...takesSupplement,
        'intake.askedSupplement': 'awaitingSupplement',
        'intake.kept': { guard: 'isCity', target: 'platformReview' },
        'intake.forwarded': { guard: 'isCity', target: 'withProvider' },
        'unit.accepted': { guard: 'isDirect', target: 'withProvider' },
        'intake.proposedRefusal': 'awaitingApproval',
        'clock.A3.breach': { guard: 'hasOneCandidate', target: 'withProvider' },
      },
    },
    awaitingSupplement: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'applicant.supplemented': 'awaitingIntake',
        'clock.G2.breach': 'awaitingIntake',
        'intake.forwarded': { guard: 'isCity', target: 'withProvider' },
        'clock.A3.breach': { guard: 'hasOneCandidate', target: 'withProvider' },
      },
    },
    platformReview: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        ...takesSupplement,
        'platform.proposed': 'awaitingApproval',
        'intake.forwarded': 'withProvider',
        'head.paused': 'paused',
      },
    },
    withProvider: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        ...takesSupplement,
        'unit.asked': { actions: 'note' },
        'determiner.answered': { actions: 'note' },
        'unit.proposed': 'awaitingApproval',
        'unit.returned': 'misrouted',
        'head.paused': 'paused',
        'head.extended': { guard: 'isDirect', actions: 'note' },
      },
    },
    misrouted: misrouting({ ...whileOpen, ...takesSupplement }, 'isReturnedOnce', 'withProvider'),
    paused: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        ...takesSupplement,
        'unit.resumed': [{ guard: 'isPausedAtPlatform', target: 'platformReview' }, { target: 'withProvider' }],
      },
    },
    sourceWithdrawn: {
      meta: { kind: 'human' },
      on: {
        ...takesSupplement,
        'applicant.withdrew': 'unmarking',
        'applicant.stated': { actions: 'note' },
        'unit.proposedOnWithdrawal': 'awaitingApproval',
      },
    },
    awaitingApproval: approval({
      open: { ...whileOpen, ...takesSupplement },
      approved: [
        { guard: 'platformHasItemsLeft', target: 'platformReview', actions: 'narrowMark' },
        { guard: 'hasItemsLeft', target: 'withProvider', actions: 'narrowMark' },
        // In the approval's own commit, on the very record approved (ADR 12).
        { guard: 'changesRecord', target: 'correcting', actions: 'correct' },
        { target: 'unmarking' },
      ],
      back: backToProposer,
    }),
    correcting: service('correctRecord', 'unmarking'),
    unmarking: service('liftMark', { target: 'publishing', actions: 'unmark' }),
    ...closingStates({ guard: 'isStalledAtUnmarking', target: 'unmarking' }),
  },
})

/** Raised with each change once cases exist; earlier charts stay in `past`. */
export const version = 3
export const past = { 1: pastChart(first, chart), 2: pastChart(second, chart) }
