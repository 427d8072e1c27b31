import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { syncFolder } from './sync-folder.ts'

/** Old or new content, never part: write beside, fsync, rename, fsync folder. */
export function writeDurably(path: string, content: string | Uint8Array, mode = 0o640): void {
  makeFolder(dirname(path))
  const beside = besideOf(path)
  const file = openSync(beside, 'wx', mode)
  try {
    writeAll(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  moveDurably(beside, path)
}

function moveDurably(from: string, to: string): void {
  makeFolder(dirname(to))
  renameSync(from, to)
  syncFolder(dirname(to))
}

export const besideOf = (path: string): string => `${path}.${randomBytes(6).toString('hex')}.part`

export function writeAll(file: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}
