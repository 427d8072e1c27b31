import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { Task } from '#workflows/contract/course.ts'
import type { ShieldEnd } from './case.ts'

/** Tells the outside; the record changed with the approval's commit. */
export const tasks: Readonly<Record<string, Task<ShieldEnd>>> = {
  ...closingTasks<ShieldEnd>(({ ending }) => (ending === 'moot' ? 'recordEnded' : (ending ?? 'kept'))),
  restoreRecord: async () => ({}),
}
