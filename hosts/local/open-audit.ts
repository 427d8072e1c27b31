import type { AuditSource } from '#engine/run/audit-source.ts'
import { environment } from './base/environment.ts'
import { fileHash } from './http/file-hash.ts'
import { openReader } from './store/reader.ts'
import { wholeStore } from './store/whole-store.ts'

/** The store of a data folder at one moment, with its files. */
export async function openAudit(folder?: string): Promise<AuditSource> {
  const data = folder ?? environment(process.env).dataFolder
  const reader = await openReader(data)
  reader.close()
  const store = wholeStore(data)
  return { ...reader, ...store, fileHash: (key) => fileHash(data, key) }
}
