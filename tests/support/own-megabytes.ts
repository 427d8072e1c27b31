import { readFileSync } from 'node:fs'

/** Memory of a process, files aside; 0: it has ended. */
export function ownMegabytes(pid: number): number {
  try {
    const [, kilobytes = '0'] = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return 0
  }
}
