import type { ScanStore } from '#engine/scan/findings.ts'
import { procedures } from '#workflows/index.ts'

/** Reads the store of this machine, beside a running server or not, and changes nothing. */
export async function readStore<T>(work: (store: ScanStore) => Promise<T>): Promise<T> {
  const { tools } = await import('#host')
  const { table, deployment, clock, sha256, close } = await tools.openReader()
  try {
    return await work({ table, deployment, clock, procedures, crypto: { sha256 } })
  } finally {
    close()
  }
}
