import type { DatabaseSync } from 'node:sqlite'
import { Fault } from '#law/fault.ts'

/** Format of the store, raised when older programs could not read it. */
export const storeFormat = 6

/** Refuses newer stores; 0, from before numbering, reads as the first. */
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

/** Marks once, not at each start: a mark is a durable write. */
export function markFormat(db: DatabaseSync): void {
  if (formatOf(db) !== storeFormat) db.exec(`PRAGMA user_version=${storeFormat}`)
}

export const formatOf = (db: DatabaseSync) => Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
