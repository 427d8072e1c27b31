type Ending = { readonly ending: string | null; readonly stalledAt: string | null }

/** A step that the machine does itself: its task, then on; where the task fails for good, a person takes over. */
export const service = <const Task extends string, const Next>(task: Task, onDone: Next) =>
  ({
    meta: { kind: 'service', task },
    invoke: { id: task, src: task, onDone, onError: 'stalled' },
  }) as const

/** How every case that may change a record ends: published, sent on, answered; or with the system administrator. */
export const closingStates = <const Between extends readonly unknown[] = []>(...between: Between) =>
  ({
    publishing: service('publishRecord', 'dispatching'),
    dispatching: service('dispatchChange', 'answering'),
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
          { guard: 'isStalledAtCorrecting', target: 'correcting' },
          ...between,
          { guard: 'isStalledAtPublishing', target: 'publishing' },
          { guard: 'isStalledAtDispatching', target: 'dispatching' },
          { target: 'answering' },
        ],
      },
    },
    closed: { type: 'final', meta: { kind: 'end' } },
    withdrawn: { type: 'final', meta: { kind: 'end' } },
    moot: { type: 'final', meta: { kind: 'end' } },
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
