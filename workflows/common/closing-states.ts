type Ending = { readonly ending: string | null; readonly stalledAt: string | null }

/** A machine's step: its task, then on; a person after final failure. */
export const service = <const Task extends string, const Next>(task: Task, onDone: Next) =>
  ({
    meta: { kind: 'service', task },
    invoke: { id: task, src: task, onDone, onError: 'stalled' },
  }) as const

/** An end of a case. */
export const end = { type: 'final', meta: { kind: 'end' } } as const

/** Ends of cases that may change a record, or the administrator's. */
export const closingStates = <const Between extends readonly unknown[] = []>(...between: Between) =>
  lastStates({ guard: 'isStalledAtCorrecting', target: 'correcting' }, ...between)

/** Ends after another act on records; `before` resumes it. */
export const lastStates = <const Before extends readonly unknown[]>(...before: Before) =>
  ({
    ...steps,
    answering: service('serveAnswer', [
      { guard: 'isWithdrawn', target: 'withdrawn' },
      { guard: 'isMoot', target: 'moot' },
      { target: 'closed' },
    ]),
    stalled: stalled(...before),
    closed: end,
    withdrawn: end,
    moot: end,
  }) as const

/** Steps of a case without withdrawal; its own `answering` ends it. */
export const finalSteps = <const Before extends readonly unknown[]>(...before: Before) =>
  ({ ...steps, stalled: stalled(...before), closed: end }) as const

const steps = {
  publishing: service('publishRecord', 'dispatching'),
  dispatching: service('dispatchChange', 'answering'),
} as const

const stalled = <const Before extends readonly unknown[]>(...before: Before) =>
  ({
    meta: { kind: 'human' },
    on: {
      'applicant.withdrew': {}, // forbidden: it is decided or withdrawn already
      'system.retried': [
        ...before,
        { guard: 'isStalledAtPublishing', target: 'publishing' },
        { guard: 'isStalledAtDispatching', target: 'dispatching' },
        { target: 'answering' },
      ],
    },
  }) as const

const on =
  (holds: (data: Ending) => boolean) =>
  ({ context }: { context: { data: Ending } }) =>
    holds(context.data)

/** Guards of these states, on data after events. */
export const closingGuards = {
  isWithdrawn: on((d) => d.ending === 'withdrawn'),
  isMoot: on((d) => d.ending === 'moot'),
  isStalledAtCorrecting: on((d) => d.stalledAt === 'correcting'),
  isStalledAtPublishing: on((d) => d.stalledAt === 'publishing'),
  isStalledAtDispatching: on((d) => d.stalledAt === 'dispatching'),
}
