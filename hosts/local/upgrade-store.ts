import type { Upgraded, Upgrading } from '#engine/run/host-tools.ts'
import { fileHash, fileSaid } from './http/file-hash.ts'
import { auditOf } from './open-audit.ts'
import { storeFormat } from './store/format.ts'
import { standingOf, tryUpgrade, upgrade } from './store/upgrade.ts'

/** Tries it on a copy, and upgrades where that is no worse. */
export async function upgradeStore(folder: string, { dryRun, audit }: Upgrading): Promise<Upgraded> {
  const { format, rows } = standingOf(folder)
  const looked = async (at: string) => {
    const store = auditOf(at)
    const files = {
      fileHash: async (key: string) => fileHash(folder, key),
      fileSaid: async (key: string) => fileSaid(folder, key),
    }
    return audit({ ...store, ...files }).finally(() => store.close())
  }
  const before = await looked(folder)
  const { looked: after, changed } = await tryUpgrade(folder, looked)
  const isSound = after <= before && changed.length === 0
  const done = isSound && !dryRun && format !== storeFormat
  if (done) await upgrade(folder)
  return { from: format, to: storeFormat, rows, before, after, changed, done }
}
