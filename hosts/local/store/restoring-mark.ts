import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Fault } from '#law/fault.ts'
import { syncFolder } from '../base/sync-folder.ts'
import { writeDurably } from '../base/write-durably.ts'

/** First in the folder and last out: until then nothing opens it. */
const mark = 'restoring.json'
const Mark = z.object({ ownKeys: z.boolean() })

/** Marks an empty folder, or clears what an earlier restore left. True where the keys were laid ready. */
export function beginRestore(folder: string, source: string, hasKeys: boolean): boolean {
  const names = readdirSync(folder)
  const earlier = names.includes(mark) ? Mark.parse(JSON.parse(readFileSync(join(folder, mark), 'utf8'))) : null
  const others = names.filter((name) => name !== 'keys' && !name.startsWith('restoring'))
  if (earlier === null && others.length > 0)
    throw new Fault('restore.notEmpty', `${folder} 不是空目录 / is not empty: ${others.join(', ')}`)
  const laid = earlier?.ownKeys ?? names.includes('keys')
  if (earlier === null) writeDurably(join(folder, mark), JSON.stringify({ source, ownKeys: laid }), 0o600)
  // Keys not of the backup are the operator's.
  const ownKeys = laid || !hasKeys
  const halfMarks = names.filter((name) => name.startsWith('restoring') && name !== mark)
  const left = [...others, ...halfMarks, ...(ownKeys ? [] : ['keys'])]
  for (const name of left) rmSync(join(folder, name), { recursive: true, force: true })
  return ownKeys
}

/** Asks the next start to write what is public anew. */
export const askRepublish = (folder: string): void => writeDurably(republishAt(folder), '{}', 0o600)
export const republishAt = (folder: string): string => join(folder, 'republish.json')

/** The one step by which the folder becomes whole. */
export function endRestore(folder: string): void {
  renameSync(join(folder, mark), join(folder, 'restored.json'))
  syncFolder(folder)
}

/** Refuses what a restore left half, and remains without their database. */
export function demandWhole(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder) : []
  if (names.some((name) => name.startsWith('restoring'))) throw new Fault('store.restoring', unfinished(folder))
  if (names.includes('redress.db') && statSync(join(folder, 'redress.db')).size > 0) return
  const left = ['redress.db-wal', 'keys/ledger.hex', 'files/meta', 'public'].filter((name) => isThere(folder, name))
  if (left.length > 0) throw new Fault('store.half', withoutDatabase(folder, left.join(', ')))
}

function isThere(folder: string, name: string): boolean {
  const path = join(folder, name)
  return existsSync(path) && (!statSync(path).isDirectory() || readdirSync(path).length > 0)
}

const unfinished = (folder: string) =>
  [
    `数据目录 ${folder} 的恢复没有完成，不能使用。请再次运行同一条 redress restore 命令，它会从头做起。`,
    `A restore into ${folder} did not finish, so nothing opens it. Run the same redress restore again: it begins anew.`,
  ].join('\n')

const withoutDatabase = (folder: string, left: string) =>
  [
    `数据目录 ${folder} 中有 ${left}，却没有数据库 redress.db，因此不启动，以免另起一份日志。请把备份恢复到另一个空目录（redress restore），或用 REDRESS_DATA 指定另一个目录。`,
    `${folder} has ${left} but no database redress.db. Nothing was started, or a second ledger would begin. Restore a backup into another, empty folder (redress restore), or name another folder by REDRESS_DATA.`,
  ].join('\n')
