import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { ExOfficio } from './case.ts'

export const tasks = closingTasks<ExOfficio>(({ ending }) => (ending === 'moot' ? 'recordEnded' : 'answered'))
