import type { Task } from '#workflows/procedure.ts'
import type { Objection } from './case.ts'

/** The service states, in order. Corrections and marks change in the commit of the step itself; what leaves the house is done here. */
export const tasks: Readonly<Record<string, Task<Objection>>> = {
  correctRecord: async () => ({}),
  liftMark: async () => ({}),
  publishRecord: async (_data, context) => {
    if (context.record) await context.publish(context.record.id)
    return {}
  },
  dispatchChange: async (_data, { record }) => ({ recordSeq: record?.seq ?? null }),
  serveAnswer: async (data, context) => context.serve(answerNotice(data)),
}

export function answerNotice(data: Objection): string {
  if (data.ending === 'withdrawn') return 'withdrawalConfirmed'
  if (data.ending === 'moot') return 'recordEnded'
  return data.ending === 'refused' ? 'refused' : 'answered'
}
