import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Restored, Restoring } from '#engine/run/host-tools.ts'
import { Fault } from '#law/fault.ts'
import { auditOf } from './open-audit.ts'
import { syncTree } from './store/copy-hashed.ts'
import { stage } from './store/restore.ts'
import { askRepublish, endRestore } from './store/restoring-mark.ts'

/** Whole or marked: files and epoch, then the audit; then one rename, by which it may be opened. */
export async function restoreStore(
  source: string,
  folder: string,
  { key, accept, audit }: Restoring,
): Promise<Restored> {
  const staged = await stage(source, folder, key)
  askRepublish(folder)
  const store = auditOf(folder)
  const differences = await audit(store).finally(() => store.close())
  if (differences > 0 && !accept) throw new Fault('restore.differs', differs(differences))
  syncTree(folder)
  endRestore(folder)
  return { ...staged, differences, keys: existsSync(join(folder, 'keys', 'ledger.hex')) }
}

const differs = (n: number) =>
  [
    `备份中有 ${n} 处与日志不符（已逐项列出），恢复没有完成。请改用另一份备份；仍要用这一份的，加 --accept 再运行一次，然后运行 redress audit --repair。`,
    `The backup differs from its log in ${n} places, listed above, so the restore was not finished. Take another backup; to use this one all the same, run it again with --accept, then redress audit --repair.`,
  ].join('\n')
