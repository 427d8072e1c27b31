import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import type { AuditSource, Drawn } from '#engine/run/audit-source.ts'
import { inCheckout } from './base/checkout.ts'
import { environment } from './base/environment.ts'
import { fileHash } from './http/file-hash.ts'
import { existingStore } from './store/existing-store.ts'
import { localPublicFolder } from './store/public-folder.ts'
import { readerOf } from './store/reader.ts'
import { republishAt } from './store/restoring-mark.ts'
import { wholeStore } from './store/whole-store.ts'

/** The store of a data folder at one moment, with its files. */
export async function openAudit(folder?: string): Promise<AuditSource> {
  const data = folder ?? environment(process.env).dataFolder
  existingStore(data)
  const source = auditOf(data)
  return existsSync(republishAt(data)) ? source : { ...source, drawn: await drawnFor(source) }
}

/** A store as it lies, whole or not; what is public is not drawn. */
export function auditOf(data: string): AuditSource {
  const reader = readerOf(data)
  const store = wholeStore(data)
  return {
    ...reader,
    ...store,
    fileHash: async (key) => fileHash(data, key),
    publicFolder: localPublicFolder(data, reader.clock),
    drawn: null,
    versionNow: async (key) => (await reader.table.get(key))?.v,
    close: () => {
      store.close()
      reader.close()
    },
  }
}

/** Bundles pages, which are JSX: commands run unbundled. */
async function drawnFor(reader: StoreReader): Promise<Drawn> {
  const { bundleLocal } = await import(pathToFileURL(inCheckout('scripts/bundle-local.mjs')).href)
  const { drawing }: typeof import('./drawing.ts') = await import(await bundleLocal('drawing'))
  return drawing(reader)
}
