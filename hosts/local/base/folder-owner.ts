import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '#law/fault.ts'

/** Refuses another account's folder: files left there would end the service. */
export function demandOwner(folder: string, uid = process.getuid?.()): void {
  const owner = ownerOf(folder, uid)
  if (uid !== undefined && owner !== undefined && owner !== uid)
    throw new Fault('store.notOwner', ofAnother(folder, owner, uid))
}

/** Of the database; before there is one, a group may share it. */
function ownerOf(folder: string, uid: number | undefined): number | undefined {
  const held = statSync(folder, { throwIfNoEntry: false })
  try {
    const database = statSync(join(folder, 'redress.db'), { throwIfNoEntry: false })
    return database?.uid ?? (uid === 0 ? held?.uid : undefined)
  } catch {
    return held?.uid // may not be looked into
  }
}

const ofAnother = (folder: string, owner: number, uid: number) =>
  [
    `数据目录 ${folder} 属于另一个账户（uid ${owner}），现在的账户是 uid ${uid}，因此没有运行：以别的账户留下的文件，服务不能打开。请以服务的账户运行，命令见 docs/deploy.zh.md。`,
    `The data folder ${folder} belongs to another account (uid ${owner}; this one is uid ${uid}). Nothing was done: the service could not open files that this account leaves. Run it as the service's account: docs/deploy.zh.md and INSTALL.md have the command.`,
  ].join('\n')
