import { fromPromise, setup } from 'xstate'

const task = fromPromise(async () => ({}))

/** Least chart with every kind of state. */
export const smallChart = setup({
  types: { context: {} as { data: unknown }, events: {} as { type: string } },
  guards: { isUrgent: () => true },
  actions: { note: () => {} },
  actors: { sendLetter: task },
}).createMachine({
  id: 'small',
  context: ({ input }) => ({ data: input }),
  initial: 'asked',
  states: {
    asked: {
      meta: { kind: 'human' },
      on: {
        'clerk.answered': [{ guard: 'isUrgent', target: 'sending' }, { target: 'review' }],
        'clerk.noted': { actions: 'note' },
      },
    },
    review: {
      initial: 'first',
      on: { 'applicant.withdrew': 'over' },
      states: {
        first: { meta: { kind: 'human' }, on: { 'clerk.passed': 'second' } },
        second: {
          meta: { kind: 'human' },
          on: { 'clerk.passed': '#small.sending', 'clerk.sentBack': 'first', 'applicant.withdrew': '#small.sending' },
        },
      },
    },
    sending: {
      meta: { kind: 'service', task: 'sendLetter' },
      invoke: { id: 'sendLetter', src: 'sendLetter', onDone: 'over', onError: 'asked' },
    },
    over: { type: 'final', meta: { kind: 'end' } },
  },
})
