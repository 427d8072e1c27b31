import { closingTasks } from '#workflows/closing-tasks.ts'
import type { Objection } from './case.ts'

export const tasks = closingTasks<Objection>((data) => {
  if (data.ending === 'withdrawn') return 'withdrawalConfirmed'
  if (data.ending === 'moot') return 'recordEnded'
  return data.ending === 'refused' ? 'refused' : 'answered'
})
