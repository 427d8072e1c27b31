import type { AuditSource } from '#engine/run/audit-source.ts'
import { environment } from './base/environment.ts'
import { fileHash } from './http/file-hash.ts'
import { existingStore } from './store/existing-store.ts'
import { readerOf } from './store/reader.ts'
import { wholeStore } from './store/whole-store.ts'

/** The store of a data folder at one moment, with its files. */
export async function openAudit(folder?: string): Promise<AuditSource> {
  const data = folder ?? environment(process.env).dataFolder
  existingStore(data)
  return auditOf(data)
}

/** A store as it lies, whole or not. */
export function auditOf(data: string): AuditSource {
  const reader = readerOf(data)
  reader.close()
  const store = wholeStore(data)
  return { ...reader, ...store, fileHash: (key) => fileHash(data, key) }
}
