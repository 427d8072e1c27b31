import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { Task } from '#workflows/contract/course.ts'
import type { ShieldCase } from './case.ts'

const notices = {
  shielded: 'shielded',
  refused: 'refused',
  withdrawn: 'withdrawalConfirmed',
  moot: 'recordEnded',
} as const

const { publishRecord, dispatchChange, serveAnswer } = closingTasks<ShieldCase>(
  ({ ending }) => notices[ending ?? 'refused'],
)

/** Updates the page at once; holders lift measures. */
export const tasks: Readonly<Record<string, Task<ShieldCase>>> = {
  shieldRecord: async (_data, context) => {
    if (context.record) await context.publish(context.record.id)
    return {}
  },
  ...(publishRecord && { publishRecord }),
  ...(dispatchChange && { dispatchChange }),
  ...(serveAnswer && { serveAnswer }),
}
