import { fromPromise, setup } from 'xstate'
import { approval } from '#workflows/common/approval-states.ts'
import { finalSteps, service } from '#workflows/common/closing-states.ts'
import type { FraudContext, FraudEvent } from './case.ts'
import { guards } from './guards.ts'

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

const forbidden = { 'applicant.withdrew': {} } as const // nobody applied for it

const takesStatement = {
  'applicant.stated': { actions: 'note' },
  'applicant.supplemented': { actions: 'note' },
} as const

/** 信用修复核查: found after a hearing; shown and barred three years (O36 25). */
export const chart = setup({
  types: { context: {} as FraudContext, events: {} as FraudEvent },
  guards,
  actions: { record: () => {}, note: () => {} },
  actors: { recordFinding: task, publishRecord: task, dispatchChange: task, serveAnswer: task },
}).createMachine({
  id: 'fraud',
  context: ({ input }) => ({ data: input as FraudContext['data'] }),
  initial: 'underReview',
  states: {
    underReview: {
      meta: { kind: 'human' },
      on: {
        ...forbidden,
        ...takesStatement,
        'head.extended': { actions: 'note' },
        'unit.proposed': [{ guard: 'mustHear', target: 'awaitingReply' }, { target: 'awaitingApproval' }],
      },
    },
    awaitingReply: {
      meta: { kind: 'human' },
      on: {
        ...forbidden,
        'applicant.stated': 'awaitingApproval',
        'applicant.supplemented': { actions: 'note' },
        'clock.K5.breach': 'awaitingApproval',
      },
    },
    awaitingApproval: approval({
      open: { ...forbidden, ...takesStatement, 'supervisor.assigned': { actions: 'note' } },
      approved: [
        // In the approval's own commit: on the approved record (ADR 12).
        { guard: 'isFound', target: 'recording', actions: 'record' },
        { target: 'answering' },
      ],
      back: 'underReview',
    }),
    recording: service('recordFinding', 'publishing'),
    ...finalSteps({ guard: 'isStalledAtRecording', target: 'recording' }),
    answering: service('serveAnswer', 'closed'),
  },
})

/** Raised with each change once cases exist; older charts in `past`. */
export const version = 1
export const past = {}
