import type { Task } from '../contract/course.ts'

/** Service states that end a case; records change in the commit. */
export function closingTasks<Data>(answerNotice: (data: Data) => string): Readonly<Record<string, Task<Data>>> {
  return {
    correctRecord: async () => ({}),
    liftMark: async () => ({}),
    publishRecord: async (_data, context) => {
      if (context.record) await context.publish(context.record.id)
      return {}
    },
    dispatchChange: async (_data, { record }) => ({ recordSeq: record?.seq ?? null }),
    serveAnswer: async (data, context) => context.serve(answerNotice(data)),
  }
}
