import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { Task } from '#workflows/contract/course.ts'
import type { Repair } from './case.ts'

const { publishRecord, dispatchChange, serveAnswer } = closingTasks<Repair>((data) => {
  if (data.ending === 'withdrawn') return 'withdrawalConfirmed'
  if (data.ending === 'moot') return 'recordEnded'
  return data.ending === 'repaired' || data.ending === 'notAccepted' ? data.ending : 'refused'
})

const none: Task<Repair> = async () => ({})

export const tasks: Readonly<Record<string, Task<Repair>>> = {
  handOver: async ({ channel }) => ({ channel }),
  // The approval ended the record; these tell the others (O36 3).
  publishRecord: publishRecord ?? none,
  dispatchChange: dispatchChange ?? none,
  liftMeasures: async ({ measures, measuresNote }, context) => ({
    told: await context.tellToLift(measures, measuresNote),
  }),
  serveAnswer: serveAnswer ?? none,
}
