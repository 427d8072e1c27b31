import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Drill } from './restore-kill.ts'

/** The n-th call of a name by one thread of the command. */
export type SystemCall = { readonly name: string; readonly n: number }

const cli = fileURLToPath(new URL('../../cli/redress.ts', import.meta.url))
/** Calls that change a disk, those of SQLite among them. */
const changing = [
  ...['write', 'pwrite64', 'writev', 'pwritev', 'fsync', 'fdatasync', 'ftruncate', 'fallocate'],
  ...['rename', 'renameat2', 'link', 'linkat', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'chmod', 'fchmod'],
]

export const hasStrace = (): boolean => spawnSync('strace', ['-V']).status === 0

/** Restores with the keys laid ready, killed by the kernel as it enters a system call; null: not killed. */
export function restoreTraced({ top, live, backup }: Drill, at: SystemCall | null) {
  const folder = mkdtempSync(join(top, 'traced-'))
  cpSync(join(live, 'keys'), join(folder, 'keys'), { recursive: true })
  const log = `${folder}.strace`
  // Stops at the named calls alone; strace 6.13 then counts no second call to inject at.
  const how = at === null ? ['--seccomp-bpf'] : ['-e', `inject=${at.name}:signal=SIGKILL:when=${at.n}`]
  const strace = ['-f', '-qq', '-o', log, '-e', `trace=${changing.join(',')}`, ...how]
  const { status, signal, stderr } = spawnSync('strace', [...strace, process.execPath, cli, 'restore', backup], {
    // Compiled once for all, by the first, which is not killed.
    env: { ...process.env, REDRESS_DATA: folder, NODE_COMPILE_CACHE: join(top, 'compiled') },
    encoding: 'utf8',
  })
  return {
    folder,
    status,
    isKilled: signal === 'SIGKILL' || status === 137,
    stderr,
    calls: callsIn(readFileSync(log, 'utf8')),
  }
}

/** Of each name as many as one thread made most: strace counts by thread. */
function callsIn(log: string): readonly SystemCall[] {
  const counts = new Map<string, number>()
  const most = new Map<string, number>()
  for (const [, thread = '', name = ''] of log.matchAll(/^(\d+) +(\w+)\(/gm)) {
    const n = (counts.get(`${thread} ${name}`) ?? 0) + 1
    counts.set(`${thread} ${name}`, n)
    most.set(name, Math.max(most.get(name) ?? 0, n))
  }
  return [...most].flatMap(([name, all]) => Array.from({ length: all }, (_, i) => ({ name, n: i + 1 })))
}
