import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import type { AuditSource } from '#engine/run/audit-source.ts'
import { deploymentNow } from '#settings/settings-in-force.ts'
import { withHands } from './audit-hands.ts'
import { inCheckout } from './base/checkout.ts'
import { environment } from './base/environment.ts'
import { keptLogEnd } from './base/log-end.ts'
import { fileHash } from './http/file-hash.ts'
import { existingStore } from './store/existing-store.ts'
import { liesThere, localPublicFolder } from './store/public-folder.ts'
import { readerOf } from './store/reader.ts'
import { republishAt } from './store/restoring-mark.ts'
import { wholeStore } from './store/whole-store.ts'

/** A data folder at one moment; threads look at large ones. */
export async function openAudit(folder?: string, threads?: number): Promise<AuditSource> {
  const data = folder ?? environment(process.env).dataFolder
  existingStore(data)
  const drawing = existsSync(republishAt(data)) ? null : await bundled()
  const { source, renew } = await openWhole(data, drawing)
  const wanted =
    threads ?? ((await source.journal.size()) < fewRows ? 1 : Math.min(mostThreads, availableParallelism()))
  return wanted < 2 ? source : withHands(source, { data, drawing, renew, threads: wanted })
}

/** With fewer, starting threads takes longer than it saves. */
const fewRows = 20_000
/** Each takes memory of its own. */
const mostThreads = 2

/** Draws by a bundle or not; `renew` reads the newest moment. */
export async function openWhole(
  data: string,
  bundle: string | null,
): Promise<{ readonly source: AuditSource; renew(): void }> {
  const { renew, ...files } = sourceOf(data)
  const source = { ...files, deployment: await deploymentNow(files) }
  if (bundle === null) return { source, renew }
  const { drawing }: typeof import('./drawing.ts') = await import(bundle)
  return { source: { ...source, drawn: drawing(source) }, renew }
}

/** A store as it lies, whole or not; public files undrawn. */
export function auditOf(data: string): AuditSource {
  const { renew: _, ...source } = sourceOf(data)
  return source
}

function sourceOf(data: string): AuditSource & { renew(): void } {
  // First: what is read afterwards is never behind it.
  const keptEnd = keptLogEnd(data)
  const reader = readerOf(data)
  const store = wholeStore(data)
  return {
    ...reader,
    ...store,
    keptEnd,
    fileHash: async (key) => fileHash(data, key),
    publicFolder: localPublicFolder(data, reader.clock),
    liesThere: (file) => liesThere(data, file),
    drawn: null,
    versionNow: async (key) => (await reader.table.get(key))?.v,
    close: () => {
      store.close()
      reader.close()
    },
  }
}

/** Bundles pages, which are JSX: commands run unbundled. */
async function bundled(): Promise<string> {
  const { bundleLocal } = await import(pathToFileURL(inCheckout('scripts/bundle-local.mjs')).href)
  return bundleLocal('drawing')
}
