import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { HigherReview } from './case.ts'

export const tasks = closingTasks<HigherReview>((data) => {
  if (data.ending === 'withdrawn') return 'withdrawalConfirmed'
  return data.ending === 'moot' ? 'recordEnded' : 'answered'
})
