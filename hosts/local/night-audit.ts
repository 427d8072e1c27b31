import { execFile } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { auditOnwards } from '#audit/night/audit-onwards.ts'
import { sealOf } from '#engine/proof/sealing.ts'
import type { NightWorld } from '#engine/run/audit-source.ts'
import type { Engine } from '#engine/store/engine.ts'
import { drawnWith } from '#functions/stream/drawn.ts'
import { inCheckout } from './base/checkout.ts'
import { fileHash, fileSaid } from './http/file-hash.ts'
import { logApart, type Place } from './log-end-checks.ts'
import { partitionsAfter } from './partition-names.ts'
import { signing } from './store/backup-manifest.ts'
import { liesThere } from './store/public-folder.ts'
import { ledgerKeyOf } from './store/reader.ts'
import type { LocalTable } from './store/table.ts'

/** Of each second of the night, what the audit may take. */
const sliceMs = 150

type Audited = { readonly environment: Place } & Pick<LocalTable, 'onDisk'>

/** Reads the disk, since memory would hide what was changed there. */
export const past = ({ table }: Pick<Engine, 'table'>, { table: bare, journal }: LocalTable['onDisk']) => ({
  table: { ...table, ...bare },
  journal,
})

/** Audits by night in slices; answers how to stop it. */
export function auditByNight(
  engine: Engine,
  { environment, onDisk }: Audited,
  report: (error: unknown) => void,
  isReady: () => boolean = () => true,
): () => Promise<void> {
  const stopping = new AbortController()
  const world = nightWorld({ ...engine, ...past(engine, onDisk) }, environment, stopping.signal)
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    if (!isReady()) return
    const until = performance.now() + sliceMs
    running ??= auditOnwards(world, () => performance.now() > until)
      .catch((error: unknown) => stopping.signal.aborted || report(error))
      .finally(() => {
        running = null
      })
  }, 1000)
  return async () => {
    clearInterval(timer)
    // SQLite may look for minutes: the next start begins again.
    stopping.abort()
    await running
  }
}

/** The store of this process, as the nightly audit looks at it. */
export function nightWorld(engine: Engine, place: Place, signal?: AbortSignal): NightWorld {
  const { dataFolder } = place
  const ledgerKey = ledgerKeyOf(dataFolder)
  return {
    ...engine,
    sha256: engine.crypto.sha256,
    sealOf: (item) => sealOf(engine.crypto, item),
    ledgerKey,
    signedBy: signing(ledgerKey),
    endApart: () => logApart(place, engine),
    close: async () => {},
    fileHash: async (key) => fileHash(dataFolder, key),
    fileSaid: async (key) => fileSaid(dataFolder, key),
    liesThere: (file) => liesThere(dataFolder, file),
    // A page waits for one look, not for the whole slice.
    turn: () => setImmediate(),
    drawn: drawnWith(engine, engine.crypto.sha256),
    versionNow: async (key) => (await engine.table.get(key))?.v,
    partitionNames: (after) => partitionsAfter(dataFolder, after),
    database: () => checkedDatabase(dataFolder, signal),
  }
}

async function checkedDatabase(folder: string, signal?: AbortSignal): ReturnType<NightWorld['database']> {
  const checking = promisify(execFile)(
    process.execPath,
    ['--no-warnings', inCheckout('hosts/local/check-database.ts'), folder],
    { maxBuffer: 16 * 2 ** 20, ...(signal && { signal }) },
  )
  const { pid } = checking.child
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  return JSON.parse((await checking).stdout)
}
