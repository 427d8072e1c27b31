import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Fault } from '#law/fault.ts'
import { makeFolder } from '../base/make-folder.ts'

/**
 * One writer a data folder. The kernel holds the lock on an empty SQLite file, so it ends with its process. The pid
 * and start time beside it are for people.
 */
export function writerLock(folder: string, startedAt: Date): { release(): void } {
  const lock = opened(folder)
  try {
    lock.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw new Fault('store.locked', inUse(folder), { cause })
  }
  writeFileSync(holderFile(folder), JSON.stringify({ pid: process.pid, startedAt: startedAt.toISOString() }))
  return { release: () => lock.close() }
}

/** One writer a database, also without writer.lock: Linux gives an abstract socket, named by its inode, once. */
export function databaseClaim(folder: string): { release(): void } {
  if (process.platform !== 'linux') return { release() {} }
  const { dev, ino } = statSync(join(folder, 'redress.db'), { bigint: true })
  const claim = createServer((socket) => socket.destroy()).unref()
  claim.on('error', () => {}) // told by `listening`, at once
  claim.listen(`\0redress-writer-${dev}-${ino}`)
  if (!claim.listening) throw new Fault('store.locked', inUse(folder))
  return { release: () => void claim.close() }
}

function opened(folder: string): DatabaseSync {
  try {
    makeFolder(folder, 0o700)
    return new DatabaseSync(join(folder, 'writer.lock'), { timeout: 0 })
  } catch (cause) {
    throw new Fault('store.noFolder', unusable(folder, cause), { cause })
  }
}

function unusable(folder: string, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : String(cause)
  return [
    `数据目录 ${folder} 不能建立或写入（${why}）。请让运行本程序的账户可以写入，或用 REDRESS_DATA 指定另一个目录。`,
    `The data folder ${folder} cannot be made or written (${why}). Let this program's account write to it, or name another folder by REDRESS_DATA.`,
  ].join('\n')
}

function inUse(folder: string): string {
  const who = holder(folder)
  return [
    `数据目录 ${folder} 正被另一个进程使用（${who}）。请先停止它，或用 REDRESS_DATA 指定另一个目录。`,
    `The data folder ${folder} is in use by another process (${who}). Stop it first, or name another folder by REDRESS_DATA.`,
  ].join('\n')
}

function holder(folder: string): string {
  try {
    return readFileSync(holderFile(folder), 'utf8')
  } catch {
    return 'pid ?' // the holder has not written its name yet
  }
}

const holderFile = (folder: string) => join(folder, 'writer.json')
