import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { Task } from '#workflows/contract/course.ts'
import type { ShieldEnd } from './case.ts'

/** Tells the outside; the approval changed the record. */
export const tasks: Readonly<Record<string, Task<ShieldEnd>>> = {
  ...closingTasks<ShieldEnd>(({ ending }) => (ending === 'moot' ? 'recordEnded' : answerOf(ending))),
  restoreRecord: async () => ({}),
}

function answerOf(ending: ShieldEnd['ending']): string {
  return ending === 'passedOn' || ending === 'unfounded' ? 'reportAnswered' : (ending ?? 'kept')
}
