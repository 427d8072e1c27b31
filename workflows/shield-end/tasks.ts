import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { Task } from '#workflows/contract/course.ts'
import type { ShieldEnd } from './case.ts'

/** The record changed in the approval's commit; what leaves the house is done here. */
export const tasks: Readonly<Record<string, Task<ShieldEnd>>> = {
  ...closingTasks<ShieldEnd>(({ ending }) => (ending === 'moot' ? 'recordEnded' : (ending ?? 'kept'))),
  restoreRecord: async () => ({}),
}
