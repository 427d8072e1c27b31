import { fromPromise, setup } from 'xstate'
import { approval } from '#workflows/common/approval-states.ts'
import { closingStates, service } from '#workflows/common/closing-states.ts'
import type { ExOfficioContext, ExOfficioEvent } from './case.ts'
import { guards } from './guards.ts'

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

const whileOpen = {
  'applicant.withdrew': {}, // forbidden: nobody applied
  'record.ended': { guard: 'endsWithRecord', target: 'answering' },
  'finding.gone': 'answering',
} as const

const toProposer = [{ guard: 'isOfSource', target: 'awaitingSource' }, { target: 'awaitingVerification' }] as const

const { withdrawn: _, ...closing } = closingStates()

/** 依职权更正: by scan, import or report, without applicant (GD 44, 行政处罚法 48). */
export const chart = setup({
  types: { context: {} as ExOfficioContext, events: {} as ExOfficioEvent },
  guards,
  actions: { correct: () => {}, announce: () => {} },
  actors: { correctRecord: task, publishRecord: task, dispatchChange: task, serveAnswer: task },
}).createMachine({
  id: 'exofficio',
  context: ({ input }) => ({ data: input as ExOfficioContext['data'] }),
  initial: 'awaitingVerification',
  states: {
    awaitingVerification: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'case.began': { guard: 'isOfSource', target: 'awaitingSource' },
        'unit.proposed': 'awaitingApproval',
        'unit.returned': 'misrouted',
      },
    },
    misrouted: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        'intake.forwarded': { guard: 'isReturnedOnce', target: 'awaitingVerification' },
        'supervisor.assigned': 'awaitingVerification',
      },
    },
    awaitingSource: {
      meta: { kind: 'human' },
      on: { ...whileOpen, 'unit.mended': 'answering', 'unit.proposed': 'awaitingApproval' },
    },
    awaitingApproval: approval({
      open: whileOpen,
      approved: [
        // In the approval's own commit: on the approved record (ADR 12).
        { guard: 'changesRecord', target: 'correcting', actions: ['correct', 'announce'] },
        { target: 'answering' },
      ],
      back: toProposer,
    }),
    correcting: service('correctRecord', 'publishing'),
    ...closing,
    answering: service('serveAnswer', [{ guard: 'isMoot', target: 'moot' }, { target: 'closed' }]),
  },
})

/** Raised with each change once cases exist; older charts in `past`. */
export const version = 1
export const past = {}
