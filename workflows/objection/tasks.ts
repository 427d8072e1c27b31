import { closingTasks } from '#workflows/common/closing-tasks.ts'
import type { Objection } from './case.ts'
import { afterWithdrawal } from './withdrawal-words.ts'

export const tasks = closingTasks<Objection>((data) => {
  if (data.ending === 'withdrawn') return 'withdrawalConfirmed'
  if (data.withdrawal) return afterWithdrawal(data.ending, data.withdrawal)
  if (data.ending === 'moot') return 'recordEnded'
  return data.ending === 'refused' ? 'refused' : 'answered'
})
