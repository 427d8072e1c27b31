import { readdirSync, readFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { isMainThread } from 'node:worker_threads'

/** Steps of Linux behind the thread that answers pages. */
const behind = { helpers: 8, sheets: 19 }
const last = 19

/** Puts the calling thread last; only Linux knows a thread's place. */
export function goLast(): void {
  if (process.platform === 'linux' && !isMainThread) put(0, behind.sheets)
}

/**
 * Puts V8's helpers, which collect each thread's garbage, behind pages.
 * For good: only root moves one forward. Before release 24 Node named none.
 */
export function putHelpersBehind(): void {
  if (process.platform !== 'linux') return
  const tasks = '/proc/self/task'
  for (const id of readdirSync(tasks))
    if (readFileSync(`${tasks}/${id}/comm`, 'utf8') === 'V8Worker\n') put(Number(id), behind.helpers)
}

const put = (thread: number, steps: number) => {
  const own = getPriority(process.pid)
  setPriority(thread, Math.min(last, own + steps))
}
