import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { Task } from '#workflows/contract/course.ts'
import type { Infringement } from './case.ts'

const answers = { decided: 'answered', refused: 'refused', withdrawn: 'withdrawalConfirmed' } as const

const { liftMark: _liftMark, ...closing } = closingTasks<Infringement>(({ ending }) => answers[ending ?? 'decided'])

export const tasks: Readonly<Record<string, Task<Infringement>>> = {
  ...closing,
  /** The notice goes up with the commit of this step, and the follower publishes it. */
  restoreName: async () => ({}),
}
