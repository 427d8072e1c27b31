import { fromPromise, setup } from 'xstate'
import { approval, misrouting } from '#workflows/common/approval-states.ts'
import { service } from '#workflows/common/closing-states.ts'
import type { RepairContext, RepairEvent } from './case.ts'
import { guards } from './guards.ts'

/** A name for the compiler; what the task does stands in tasks.ts. */
const task = fromPromise(async () => ({}))

const backToProposer = [
  { guard: 'isProposedAtHandOver', target: 'handedOver' },
  { guard: 'isProposedAtAcceptance', target: 'awaitingAcceptance' },
  { target: 'underReview' },
] as const

/** W → answering; M → endingSharing: measures end too (ADR 12). */
const whileOpen = {
  'applicant.withdrew': { target: 'answering', actions: 'takeBack' },
  'record.ended': 'endingSharing',
} as const

const takesSupplement = { 'applicant.supplemented': { actions: 'note' } } as const

/**
 * Credit repair (信用修复) of one record, to its three effects: O36 13–16, 3; GD 47. Hands over what 信用中国 shows; takes
 * here the city's own and persons' records (L17, L4).
 */
export const chart = setup({
  types: { context: {} as RepairContext, events: {} as RepairEvent },
  guards,
  actions: { commit: () => {}, takeBack: () => {}, repair: () => {}, note: () => {} },
  actors: { handOver: task, publishRecord: task, dispatchChange: task, liftMeasures: task, serveAnswer: task },
}).createMachine({
  id: 'repair',
  context: ({ input }) => ({ data: input as RepairContext['data'] }),
  initial: 'handingOver',
  entry: 'commit',
  states: {
    handingOver: service('handOver', [
      { guard: 'isForCreditChina', target: 'handedOver' },
      { guard: 'hasUnit', target: 'awaitingAcceptance' },
      { target: 'misrouted' },
    ]),
    handedOver: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        ...takesSupplement,
        'intake.enteredReceipt': { actions: 'note' },
        'intake.enteredPush': [{ guard: 'hasUnit', target: 'awaitingAcceptance' }, { target: 'misrouted' }],
        'intake.enteredResult': 'awaitingApproval',
      },
    },
    awaitingAcceptance: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        ...takesSupplement,
        'unit.accepted': 'underReview',
        'unit.askedSupplement': 'awaitingSupplement',
        'unit.returned': 'misrouted',
        'unit.proposedRefusal': 'awaitingApproval',
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
    misrouted: misrouting({ ...whileOpen, ...takesSupplement }, 'mayIntakeForward', 'awaitingAcceptance'),
    underReview: {
      meta: { kind: 'human' },
      on: {
        ...whileOpen,
        ...takesSupplement,
        'head.extended': { actions: 'note' },
        'unit.proposed': 'awaitingApproval',
      },
    },
    awaitingApproval: approval({
      open: { ...whileOpen, ...takesSupplement },
      approved: [
        // In the approval's own commit: on the approved record (ADR 12).
        { guard: 'isGranted', target: 'endingPublicity', actions: 'repair' },
        { target: 'answering', actions: 'takeBack' },
      ],
      back: backToProposer,
    }),
    endingPublicity: service('publishRecord', 'endingSharing'),
    endingSharing: service('dispatchChange', 'liftingMeasures'),
    liftingMeasures: service('liftMeasures', 'answering'),
    answering: service('serveAnswer', [
      { guard: 'isWithdrawn', target: 'withdrawn' },
      { guard: 'isMoot', target: 'moot' },
      { target: 'closed' },
    ]),
    stalled: {
      meta: { kind: 'human' },
      on: {
        'applicant.withdrew': {}, // forbidden: it is decided or withdrawn already
        'system.retried': [
          { guard: 'isStalledAtHandingOver', target: 'handingOver' },
          { guard: 'isStalledAtPublicity', target: 'endingPublicity' },
          { guard: 'isStalledAtSharing', target: 'endingSharing' },
          { guard: 'isStalledAtMeasures', target: 'liftingMeasures' },
          { target: 'answering' },
        ],
      },
    },
    closed: { type: 'final', meta: { kind: 'end' } },
    withdrawn: { type: 'final', meta: { kind: 'end' } },
    moot: { type: 'final', meta: { kind: 'end' } },
  },
})

/** Raised with each change once cases exist; older charts in `past`. */
export const version = 1
export const past = {}
