import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Audited, audit, noneAudited } from '#audit/audit.ts'
import { writeFeed } from '#engine/feeds/feed-files.ts'
import { takePeople } from '#engine/people/first-administrators.ts'
import { seal } from '#engine/proof/seal.ts'
import { sealing, sealOf } from '#engine/proof/sealing.ts'
import type { Difference, FileSaid, WholeWorld } from '#engine/run/audit-source.ts'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { drawnWith } from '#functions/stream/drawn.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { signing } from '#hosts/local/store/backup-manifest.ts'
import { liesThere, localPublicFolder } from '#hosts/local/store/public-folder.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import { staff, type TestEngine, testEngine } from '#tests/support/engine.ts'
import { instant, passTime, runExample } from '#tests/support/run-example.ts'
import type { Example } from '#workflows/contract/procedure.ts'

/** Store on disk after one worked case, followed and sealed. */
export type RanStore = {
  readonly folder: string
  readonly engine: TestEngine
  /** The same store, to be spoiled. */
  copy(): string
  look(folder: string, fileHash?: Of, fileSaid?: Said): Promise<Looked>
  remove(): void
}
/** Of a file by its key. */
type Of = (key: string) => string | null
type Said = (key: string) => FileSaid | null
export type Looked = { readonly found: readonly Difference[]; readonly so: Audited }

type Ran = {
  readonly later?: string | undefined
  readonly also?: (engine: TestEngine, folder: string) => Promise<void>
  /** Sealed items are counted from its first write. */
  readonly isMustered?: boolean
}

/** `later`: instant to run on to; `also`: people's further acts. */
export async function ranStore(
  procedure: string,
  example: Example,
  { later, also, isMustered = false }: Ran = {},
): Promise<RanStore> {
  const top = mkdtempSync(join(tmpdir(), 'redress-audit-'))
  const folder = join(top, 'data')
  const store = localTable({ folder })
  const plain = testEngine()
  if (isMustered) await store.muster(plain.crypto)
  const publicFolder = localPublicFolder(folder, plain.clock)
  const engine = { ...plain, table: sealing(store.table, plain.crypto), journal: store.journal, publicFolder }
  await takePeople(engine, 'test', staff)
  await adoptCalendar(engine)
  await runExample(engine, procedure, example)
  if (later) await passTime(engine, instant(later))
  await also?.(engine, folder)
  while ((await consumeAll(engine)) > 0);
  await publishAll(engine)
  await seal(engine)
  store.close()
  let copies = 0
  return {
    folder,
    engine,
    copy() {
      copies += 1
      const to = join(top, `copy-${copies}`)
      cpSync(folder, to, { recursive: true })
      return to
    },
    look: (at, fileHash, fileSaid) => look(engine, at, fileHash, fileSaid),
    remove: () => rmSync(top, { recursive: true }),
  }
}

/** Worked cases are followed without publishing. */
async function publishAll(engine: TestEngine): Promise<void> {
  const publish = publisher(engine)
  for (const { item } of await engine.journal.since(-1, 10_000)) {
    const kind = kindOf(item)
    if (kind === 'recordLog') await publish(entryOf(item).id)
    if (kind === 'noticeLog') await publish(entryOf(item).id, 'notice')
  }
  while ((await writeFeed(engine)) > 0);
}

/** One moment of a store on disk, to be audited and closed. */
export function auditWorld(engine: TestEngine, folder: string, fileHash: Of = () => null): WholeWorld {
  const whole = wholeStore(folder)
  return {
    ...{ ...engine, ...whole, sha256: engine.crypto.sha256, ledgerKey: null },
    fileHash: async (key) => fileHash(key),
    publicFolder: localPublicFolder(folder, engine.clock),
    liesThere: (file) => liesThere(folder, file),
    drawn: drawnWith(engine, engine.crypto.sha256),
    sealOf: (item) => sealOf(engine.crypto, item),
    muster: () => whole.mustered(engine.crypto),
    versionNow: async (key) => (await whole.table.get(key))?.v,
  }
}

/** Hashes of evidence and papers by key, as the items name them. */
export function hashesIn(folder: string): ReadonlyMap<string, string> {
  const whole = wholeStore(folder)
  const found = new Map<string, string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { key, sha256 }: { readonly key?: unknown; readonly sha256?: unknown } = Object(value)
    if (typeof key === 'string' && typeof sha256 === 'string') found.set(key, sha256)
    for (const part of Object.values(value)) visit(part)
  }
  for (const { items } of whole.partitions()) for (const { body, log } of items) if (!log) visit(body)
  whole.close()
  return found
}

async function look(engine: TestEngine, folder: string, fileHash?: Of, fileSaid?: Said): Promise<Looked> {
  const known = hashesIn(folder)
  const more = fileSaid && { fileSaid: async (key: string) => fileSaid(key) }
  const signedBy = signing(await engine.crypto.publicKey())
  const world = { ...auditWorld(engine, folder, fileHash ?? ((key) => known.get(key) ?? null)), signedBy, ...more }
  const so = noneAudited()
  const found: Difference[] = []
  for await (const one of audit(world, so, () => {})) found.push(one)
  world.close()
  return { found, so }
}
