import { readdirSync, readFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { isMainThread } from 'node:worker_threads'

/** Steps of Linux behind pages; at nineteen a sheet starves beside others. */
const behind = { helpers: 3, sheets: 6 }
const last = 19

/** Puts the calling thread behind pages; only Linux knows its place. */
export function goBehind(): void {
  if (process.platform === 'linux' && !isMainThread) put(0, behind.sheets)
}

/**
 * Puts V8's helpers, which collect each thread's garbage, behind pages.
 * For good: only root moves one forward. Before release 24 Node named none.
 */
export function putHelpersBehind(tasks = '/proc/self/task'): void {
  if (process.platform === 'linux') for (const id of helpersIn(tasks)) put(id, behind.helpers)
}

function helpersIn(tasks: string): readonly number[] {
  try {
    return readdirSync(tasks).flatMap((id) =>
      readFileSync(`${tasks}/${id}/comm`, 'utf8') === 'V8Worker\n' ? [Number(id)] : [],
    )
  } catch (error) {
    // A thread ended meanwhile, or nothing is mounted: the next sheet asks again.
    if (isOneOf(error, ['ENOENT', 'ESRCH'])) return []
    throw error
  }
}

function put(thread: number, steps: number): void {
  try {
    setPriority(thread, Math.min(last, getPriority(process.pid) + steps))
  } catch (error) {
    // A unit may forbid it: then all have one place.
    if (!isOneOf(error, ['ERR_SYSTEM_ERROR'])) throw error
  }
}

const isOneOf = (error: unknown, codes: readonly unknown[]) =>
  error instanceof Error && 'code' in error && codes.includes(error.code)
