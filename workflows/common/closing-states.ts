type Ending = { readonly ending: string | null; readonly stalledAt: string | null }

/** A step that the machine does itself: its task, then on; where the task fails for good, a person takes over. */
export const service = <const Task extends string, const Next>(task: Task, onDone: Next) =>
  ({
    meta: { kind: 'service', task },
    invoke: { id: task, src: task, onDone, onError: 'stalled' },
  }) as const

/** An end of a case. */
export const end = { type: 'final', meta: { kind: 'end' } } as const

/** Ends of every case that may change a record: published, sent on, answered; or with the system administrator. */
export const closingStates = <const Between extends readonly unknown[] = []>(...between: Between) =>
  lastStates({ guard: 'isStalledAtCorrecting', target: 'correcting' }, ...between)

/** The same for a case that does something else to the record first; `before` leads back to that step where it stalled. */
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

/** For a case that cannot be withdrawn; its own `answering` leads to its ends. */
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

/** The guards that these states name; each reads the case's data as it stands after the event. */
export const closingGuards = {
  isWithdrawn: on((d) => d.ending === 'withdrawn'),
  isMoot: on((d) => d.ending === 'moot'),
  isStalledAtCorrecting: on((d) => d.stalledAt === 'correcting'),
  isStalledAtPublishing: on((d) => d.stalledAt === 'publishing'),
  isStalledAtDispatching: on((d) => d.stalledAt === 'dispatching'),
}
