import { closeSync, existsSync, fsync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { besideOf, writeAll } from './write-durably.ts'

// Syncs in a thread beside: other requests wait for no disk.
const synced = promisify(fsync)

/** As `writeDurably`: old or new content, never part. */
export async function writeAside(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const folder = folderAside(dirname(path))
  const beside = besideOf(path)
  const file = openSync(beside, 'wx', mode)
  try {
    writeAll(file, content)
    await Promise.all([synced(file), folder])
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
  await namesSynced(dirname(path))
}

/** A second name for a file, in place of what had it. */
export async function linkAside(from: string, to: string): Promise<void> {
  const folder = folderAside(dirname(to))
  rmSync(to, { force: true })
  linkSync(from, to)
  await Promise.all([folder, namesSynced(dirname(to))])
}

/** Takes a file's name away, or a folder's, for good once it resolves. */
export async function removeAside(path: string): Promise<void> {
  rmSync(path, { force: true, recursive: true })
  if (existsSync(dirname(path))) await namesSynced(dirname(path))
}

const making = new Map<string, Promise<void>>()

/** Makes folders singly; resolves once their names last. */
export function folderAside(path: string): Promise<void> {
  const begun = making.get(path)
  if (begun || existsSync(path)) return begun ?? Promise.resolve()
  const above = folderAside(dirname(path))
  mkdirSync(path)
  const done = Promise.all([above, namesSynced(dirname(path))])
    .then(() => {})
    .finally(() => making.delete(path))
  making.set(path, done)
  return done
}

async function namesSynced(path: string): Promise<void> {
  const folder = openSync(path, 'r')
  try {
    await synced(folder)
  } finally {
    closeSync(folder)
  }
}
