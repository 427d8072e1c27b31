import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { Task } from '#workflows/contract/course.ts'
import type { Fraud } from './case.ts'

/** Tells the outside; the approval changed the record. */
export const tasks: Readonly<Record<string, Task<Fraud>>> = {
  ...closingTasks<Fraud>(({ ending }) => ending ?? 'notFound'),
  recordFinding: async () => ({}),
}
