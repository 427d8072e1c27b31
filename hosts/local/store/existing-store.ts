import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '#law/fault.ts'
import { demandWhole } from './restoring-mark.ts'

/** Refuses a missing or half store, and makes no file. */
export function existingStore(folder: string): void {
  demandWhole(folder)
  if (existsSync(join(folder, 'redress.db'))) return
  throw new Fault(
    'store.missing',
    `${folder} 中没有数据库 redress.db，请用 REDRESS_DATA 指定数据目录 / there is no database redress.db in ${folder}: name the data folder by REDRESS_DATA`,
  )
}
