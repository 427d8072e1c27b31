import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { sealOf } from '#engine/proof/sealing.ts'
import type { AuditSource } from '#engine/run/audit-source.ts'
import { deploymentNow } from '#settings/settings-in-force.ts'
import { withHands } from './audit-hands.ts'
import { inCheckout } from './base/checkout.ts'
import { sealKeyOf } from './base/crypto.ts'
import { environment } from './base/environment.ts'
import { demandOwner } from './base/folder-owner.ts'
import { keptLogEnd } from './base/log-end.ts'
import { fileHash, fileSaid } from './http/file-hash.ts'
import { logApart } from './log-end-checks.ts'
import { signing } from './store/backup-manifest.ts'
import { existingStore } from './store/existing-store.ts'
import { liesThere, localPublicFolder } from './store/public-folder.ts'
import { readerOf } from './store/reader.ts'
import { republishAt } from './store/restoring-mark.ts'
import { wholeStore } from './store/whole-store.ts'
import { newestFiled } from './witnessed.ts'

/** A data folder at one moment; threads look at large ones. */
export async function openAudit(folder?: string, threads?: number): Promise<AuditSource> {
  const data = folder ?? environment(process.env).dataFolder
  if (folder === undefined) demandOwner(data)
  existingStore(data)
  const bundle = existsSync(republishAt(data)) ? null : await bundled('drawing')
  const { source, renew } = await openWhole(data, null, folder === undefined)
  const draws = bundle === null ? null : () => drawingIn(bundle)(source)
  const wanted =
    threads ?? ((await source.journal.size()) < fewRows ? 1 : Math.min(mostThreads, availableParallelism()))
  if (wanted < 2) return { ...source, drawn: draws ? draws() : null }
  return withHands(source, { data, hand: await bundled('audit-hand'), draws, renew, threads: wanted })
}

/** With fewer, starting threads takes longer than it saves. */
const fewRows = 20_000
/** Each takes memory of its own. */
const mostThreads = 2

type Drawing = typeof import('./drawing.ts')['drawing']

/** Draws or does not; `renew` reads the newest moment. */
export async function openWhole(
  data: string,
  drawing: Drawing | null,
  isOwn = false,
): Promise<{ readonly source: AuditSource; renew(): void }> {
  const { renew, ...files } = sourceOf(data, isOwn)
  const source = { ...files, deployment: await deploymentNow(files) }
  return { source: drawing ? { ...source, drawn: drawing(source) } : source, renew }
}

/** A store as it lies, whole or not; public files undrawn. */
export function auditOf(data: string): AuditSource {
  const { renew: _, ...source } = sourceOf(data)
  return source
}

function sourceOf(data: string, isOwn = false): AuditSource & { renew(): void } {
  const { witness } = environment(process.env)
  // First: what is read afterwards is never behind them.
  const [kept, filed] = [keptLogEnd(data), isOwn ? newestFiled(data, witness.folder) : null]
  const reader = readerOf(data)
  const store = wholeStore(data)
  const keyed = sealKeyOf(data)
  return {
    ...reader,
    ...store,
    endApart: () => logApart({ dataFolder: data, witness }, store, kept, filed),
    ...(keyed && { sealOf: (item) => sealOf(keyed, item), muster: () => store.mustered(keyed) }),
    signedBy: signing(reader.ledgerKey),
    fileHash: async (key) => fileHash(data, key),
    fileSaid: async (key) => fileSaid(data, key),
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
async function bundled(entry: string): Promise<string> {
  const { bundleLocal } = await import(pathToFileURL(inCheckout('scripts/bundle-local.mjs')).href)
  return bundleLocal(entry)
}

/** Loaded when first needed, at once. */
function drawingIn(bundle: string): Drawing {
  const { drawing }: typeof import('./drawing.ts') = createRequire(import.meta.url)(fileURLToPath(bundle))
  return drawing
}
