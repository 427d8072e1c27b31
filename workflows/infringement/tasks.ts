import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { Task } from '#workflows/contract/course.ts'
import type { Infringement } from './case.ts'

const answers = { decided: 'answered', refused: 'refused', withdrawn: 'withdrawalConfirmed' } as const

const { liftMark: _liftMark, ...closing } = closingTasks<Infringement>(({ ending }) => answers[ending ?? 'decided'])

export const tasks: Readonly<Record<string, Task<Infringement>>> = {
  ...closing,
  /** The step's commit puts it up; followers publish. */
  restoreName: async () => ({}),
}
