import type { DatabaseSync } from 'node:sqlite'
import { Fault } from '#law/fault.ts'

/** The form in which this program writes its store: raised when a program from before could not read what this one writes. */
export const storeFormat = 1

/** Refuses a store that a newer program wrote. One from before forms were numbered says 0, and is read as the first. */
export function demandFormat(db: DatabaseSync, folder: string): void {
  const found = formatOf(db)
  if (found <= storeFormat) return
  throw new Fault(
    'store.newer',
    [
      `数据目录 ${folder} 由更新版本的程序写成（格式 ${found}，本程序只认到 ${storeFormat}），什么也没有改动。请安装不早于它的版本再启动。`,
      `The store in ${folder} was written by a newer program (form ${found}; this one knows up to ${storeFormat}). Nothing was changed. Install that version or a later one.`,
    ].join('\n'),
  )
}

/** Marks the store once, not at every start: the mark is a write that the disk must have. */
export function markFormat(db: DatabaseSync): void {
  if (formatOf(db) !== storeFormat) db.exec(`PRAGMA user_version=${storeFormat}`)
}

const formatOf = (db: DatabaseSync) => Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
