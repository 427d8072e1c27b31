import { fromPromise, setup } from 'xstate'
import { approval } from '#workflows/common/approval-states.ts'
import { lastStates, service } from '#workflows/common/closing-states.ts'
import type { ShieldContext, ShieldEvent } from './case.ts'
import { guards } from './guards.ts'

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

const whileOpen = { 'applicant.withdrew': 'answering', 'record.ended': 'answering' } as const

/** 暂时屏蔽: hides a record while a reorganisation plan runs (O36 20). */
export const chart = setup({
  types: { context: {} as ShieldContext, events: {} as ShieldEvent },
  guards,
  actions: { shield: () => {}, note: () => {} },
  actors: { shieldRecord: task, publishRecord: task, dispatchChange: task, serveAnswer: task },
}).createMachine({
  id: 'shield',
  context: ({ input }) => ({ data: input as ShieldContext['data'] }),
  initial: 'awaitingAcceptance',
  states: {
    awaitingAcceptance: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'applicant.supplemented': { actions: 'note' },
        'unit.askedSupplement': 'awaitingSupplement',
        'unit.proposed': 'awaitingApproval',
      },
    },
    awaitingSupplement: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'applicant.supplemented': 'awaitingAcceptance',
        'clock.G2.breach': 'awaitingAcceptance',
      },
    },
    awaitingApproval: approval({
      open: { ...whileOpen, 'applicant.supplemented': { actions: 'note' } },
      approved: [
        // In the approval's own commit: on the approved record (ADR 12).
        { guard: 'isGranted', target: 'shielding', actions: 'shield' },
        { target: 'answering' },
      ],
      back: 'awaitingAcceptance',
    }),
    shielding: service('shieldRecord', 'publishing'),
    ...lastStates({ guard: 'isStalledAtShielding', target: 'shielding' }),
  },
})

/** Raised with each change once cases exist; older charts in `past`. */
export const version = 1
export const past = {}
