type Line = {
  readonly level: 'info' | 'error'
  readonly fields: Readonly<Record<string, 'text' | 'number' | 'fault' | 'metrics'>>
  readonly means: string
}

/** Lines by name, listed in `docs/operate.md`; none has personal data. */
export const logLines = {
  'http.failed': {
    level: 'error',
    fields: { reference: 'text', path: 'text', error: 'fault' },
    means: 'A page could not be made; its reader has the reference.',
  },
  'http.answered': {
    level: 'info',
    fields: { method: 'text', route: 'text', status: 'number', ms: 'number' },
    means:
      'Where `REDRESS_ACCESS_LOG` is on: an answer by the pattern of its address, in so many milliseconds; without a status its reader went away first.',
  },
  'server.failed': {
    level: 'error',
    fields: { reference: 'text', method: 'text', error: 'fault' },
    means: 'A request failed before or after its page; its reader has the reference.',
  },
  'operator.failed': {
    level: 'error',
    fields: { path: 'text', error: 'fault' },
    means: 'A question of whoever watches the machine met a fault; it was answered 503.',
  },
  'follower.failed': {
    level: 'error',
    fields: { follower: 'text', error: 'fault' },
    means: 'What runs by itself met a fault at the row it names; it is tried again and nothing else stops.',
  },
  'inbox.aside': {
    level: 'error',
    fields: { file: 'text', error: 'fault' },
    means:
      'What a command left for the service could not be taken, three times over: it lies in `aside` of that inbox, the others were taken. Mend the cause and move its files back, or give the command again.',
  },
  'public.rewriting': {
    level: 'info',
    fields: { rows: 'number', done: 'number' },
    means:
      'Beside requests the server writes what is public anew from a store of so many log rows: so many records and notices so far.',
  },
  'public.rewritten': {
    level: 'info',
    fields: { done: 'number' },
    means: 'All that is public is written anew.',
  },
  'clock.behind': {
    level: 'error',
    fields: { behind: 'number' },
    means: 'The clock is so many milliseconds behind the log; nothing is written until it is right or released.',
  },
  'sequence.failed': {
    level: 'error',
    fields: { error: 'fault' },
    means: 'Entries of the log got no place yet; the stream brings them again.',
  },
  'budget.throttled': {
    level: 'info',
    fields: { error: 'fault' },
    means: 'The table took no count of what an address asks; each instance went by its own for the moment.',
  },
  'stop.failed': {
    level: 'error',
    fields: { error: 'fault' },
    means: 'The server could not stop in order; what was acknowledged is kept.',
  },
  'stop.cut': {
    level: 'error',
    fields: { seconds: 'number', at: 'text' },
    means:
      'The part named hung while the server stopped: it ended after so many seconds; what was acknowledged is kept.',
  },
  'mail.ownerNotTold': {
    level: 'error',
    fields: { actor: 'text', outcome: 'text' },
    means: 'The mail about a used link or a new authenticator was not accepted; tell the person otherwise.',
  },
  'mail.received': {
    level: 'info',
    fields: { outcome: 'text' },
    means: 'A mail came in: noted, bounced, delayed, delivered, unclear or unknown.',
  },
  'calendar.taken': {
    level: 'info',
    fields: { version: 'text', moved: 'number' },
    means: 'A new notice of holidays was taken, which moved so many limits.',
  },
  standing: {
    level: 'info',
    fields: {
      _aws: 'metrics',
      Deployment: 'text',
      SealLag: 'number',
      OldestDue: 'number',
      OldestLetter: 'number',
      AuditFound: 'number',
      AuditAge: 'number',
    },
    means: 'Seconds of lag each minute, in CloudWatch’s embedded metric format; the alarms read it.',
  },
} as const satisfies Readonly<Record<string, Line>>

export type LogName = keyof typeof logLines
