import { fromPromise, setup } from 'xstate'
import { approval } from '#workflows/common/approval-states.ts'
import { end, finalSteps, service } from '#workflows/common/closing-states.ts'
import type { ShieldEndContext, ShieldEndEvent } from './case.ts'
import { guards } from './guards.ts'

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

const whileOpen = {
  'applicant.withdrew': {}, // forbidden: nobody applied for it
  'record.ended': 'answering',
} as const

const takesStatement = {
  'applicant.stated': { actions: 'note' },
  'applicant.supplemented': { actions: 'note' },
} as const

/** 暂时屏蔽复查 each six months and at the plan's end (ADR 10). */
export const chart = setup({
  types: { context: {} as ShieldEndContext, events: {} as ShieldEndEvent },
  guards,
  actions: { restore: () => {}, keep: () => {}, note: () => {} },
  actors: { restoreRecord: task, publishRecord: task, dispatchChange: task, serveAnswer: task },
}).createMachine({
  id: 'shieldEnd',
  context: ({ input }) => ({ data: input as ShieldEndContext['data'] }),
  initial: 'underReview',
  states: {
    underReview: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        ...takesStatement,
        'unit.proposed': [{ guard: 'mustHear', target: 'awaitingReply' }, { target: 'awaitingApproval' }],
      },
    },
    awaitingReply: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'applicant.stated': 'awaitingApproval',
        'applicant.supplemented': { actions: 'note' },
        'clock.K5.breach': 'awaitingApproval',
        'record.changed': 'underReview',
      },
    },
    awaitingApproval: approval({
      open: { ...whileOpen, ...takesStatement },
      approved: [
        // In the approval's own commit: on the approved record (ADR 12).
        { guard: 'isRestored', target: 'restoring', actions: 'restore' },
        { target: 'answering', actions: 'keep' },
      ],
      back: 'underReview',
    }),
    restoring: service('restoreRecord', 'publishing'),
    ...finalSteps({ guard: 'isStalledAtRestoring', target: 'restoring' }),
    answering: service('serveAnswer', [{ guard: 'isMoot', target: 'moot' }, { target: 'closed' }]),
    moot: end,
  },
})

/** Raised with each change once cases exist; older charts in `past`. */
export const version = 1
export const past = {}
