import type { Task } from '#workflows/contract/course.ts'
import type { Complaint } from './case.ts'
import { isAboutPlatform } from './holder.ts'

export const tasks: Readonly<Record<string, Task<Complaint>>> = {
  /** Logs the 督办单 on the case, if open. */
  urgeUnit: async (data, context) => {
    const { order, origin, about } = data
    const head = isAboutPlatform(data) ? 'intakeHead' : 'head'
    if (order && origin !== null) await context.urge(origin, { unit: about, head, order: order.text, due: order.due })
    return {}
  },
  serveAnswer: async (data, context) => context.serve(answers[data.ending ?? 'decided']),
}

const answers = { decided: 'answered', refused: 'refused', withdrawn: 'withdrawalConfirmed' } as const
