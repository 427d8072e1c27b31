import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Clock, Crypto, FileStore, Scanner, StoredFile } from '#engine/store/ports.ts'
import { keyOrder } from '#hosts/key-order.ts'
import { type Arrived, isReadable, type Judged, receiveFile, Stored, scanned } from '#hosts/receive-file.ts'
import { isFileKey, uploadFields } from '#hosts/upload-policy.ts'
import { Fault } from '#law/fault.ts'
import { makeFolder } from '../base/make-folder.ts'
import { moveDurably, syncFolder, writeDurably } from '../base/write-durably.ts'

export type LocalFiles = FileStore & {
  /** Folder for bytes until they are judged; swept at start. */
  readonly arrivals: string
  /** Takes a file that has arrived whole at `path`, which is on disk already. */
  keep(arrived: Omit<Arrived, 'bytes'>, path: string): Promise<Judged>
}
type Options = {
  readonly folder: string
  readonly url: string
  readonly crypto: Crypto
  readonly clock: Clock
  readonly scanner: Scanner | null
}

const restAfterFailure = 30_000

/** Evidence on disk: `<key>.meta` says what a file is and makes it exist; its bytes are open or in quarantine. */
export function localFiles({ folder, url, crypto, clock, scanner }: Options): LocalFiles {
  const root = join(folder, 'files')
  const arrivals = join(root, 'arrivals')
  const metaPath = (key: string) => join(root, 'meta', `${key}.meta`)
  const bytesPath = (file: StoredFile) => join(root, isReadable(file) ? 'open' : 'quarantine', file.key)
  rmSync(arrivals, { recursive: true, force: true })
  makeFolder(arrivals, 0o700)

  const stat = (key: string): StoredFile | undefined =>
    isFileKey(key) && existsSync(metaPath(key))
      ? Stored.parse(JSON.parse(readFileSync(metaPath(key), 'utf8')))
      : undefined
  const writeMeta = (file: StoredFile) => writeDurably(metaPath(file.key), JSON.stringify(file), 0o600)
  // After the scanner failed it is left alone for a while: each try reads a whole file.
  let scansAgainAt = 0
  const list = (prefix: string) => metaFiles(join(root, 'meta'), prefix).flatMap((key) => stat(key) ?? [])

  const keep = async (arrived: Omit<Arrived, 'bytes'>, path: string): Promise<Judged> => {
    const judged = await receiveFile({ ...arrived, bytes: readFileSync(path) }, scanner)
    if (judged.kind === 'refused') return judged
    if (stat(arrived.key)) return { kind: 'refused', code: 'taken' }
    moveDurably(path, bytesPath(judged.file))
    writeMeta(judged.file)
    return judged
  }

  return {
    arrivals,
    keep,
    uploadForm: async (request) => ({ action: `${url}/upload`, fields: uploadFields(request, crypto.keyed) }),
    stat: async (key) => stat(key),
    async put({ bytes, at, ...made }) {
      if (!isFileKey(made.key)) throw new Fault('files.badKey', `not a key of a file: ${made.key}`)
      if (stat(made.key)) return
      const file: StoredFile = { ...made, size: bytes.length, receivedAt: at, state: 'clean' }
      writeDurably(bytesPath(file), bytes, 0o600)
      writeMeta(file)
    },
    async copy(from, to) {
      if (!isFileKey(to)) throw new Fault('files.badKey', `not a key of a file: ${to}`)
      const file = stat(from)
      if (!file || stat(to)) return
      writeDurably(bytesPath({ ...file, key: to }), readFileSync(bytesPath(file)), 0o600)
      writeMeta({ ...file, key: to })
    },
    async read(key) {
      const file = stat(key)
      return file && isReadable(file) ? new Uint8Array(readFileSync(bytesPath(file))) : undefined
    },
    list: async (prefix) => list(prefix),
    async remove(key) {
      const file = stat(key)
      if (!file) return
      rmSync(metaPath(key), { force: true })
      rmSync(bytesPath(file), { force: true })
      syncFolder(dirname(metaPath(key)))
    },
    async receive(arrived) {
      if (!isFileKey(arrived.key)) throw new Fault('files.badKey', `not a key of a file: ${arrived.key}`)
      const path = join(arrivals, hash('sha256', `${arrived.key} ${clock.now()}`))
      writeDurably(path, Buffer.from(arrived.bytes), 0o600)
      try {
        return await keep(arrived, path)
      } finally {
        rmSync(path, { force: true })
      }
    },
    async rescan() {
      if (clock.now() < scansAgainAt) return 0
      const waiting = keysIn(join(root, 'quarantine')).filter((key) => stat(key)?.state === 'quarantined')
      let judged = 0
      for (const file of waiting.flatMap((key) => stat(key) ?? [])) {
        const next = { ...file, state: await scanned(readFileSync(bytesPath(file)), scanner) }
        if (next.state === 'quarantined') {
          scansAgainAt = clock.now() + restAfterFailure
          return judged
        }
        if (bytesPath(next) !== bytesPath(file)) moveDurably(bytesPath(file), bytesPath(next))
        writeMeta(next)
        judged += 1
      }
      return judged
    },
  }
}

const keysIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    : []

/** SHA-256 of a kept file as its bytes lie there now; null where it or what stands beside it is gone. For whoever only looks. */
export function fileHash(folder: string, key: string): string | null {
  const root = join(folder, 'files')
  const meta = join(root, 'meta', `${key}.meta`)
  if (!isFileKey(key) || !existsSync(meta)) return null
  const file = Stored.safeParse(parsed(readFileSync(meta, 'utf8'))).data
  const bytes = file && join(root, isReadable(file) ? 'open' : 'quarantine', key)
  return bytes && existsSync(bytes) ? hash('sha256', readFileSync(bytes)) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // told as a file that is not there
  }
}

/** Keys under a prefix, reading only the folder that the prefix names. */
function metaFiles(root: string, prefix: string): readonly string[] {
  const within = prefix.slice(0, prefix.lastIndexOf('/') + 1)
  const start = join(root, within)
  if ((within !== '' && !isFileKey(within.slice(0, -1))) || !existsSync(start)) return []
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.meta'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name.slice(0, -'.meta'.length))))
    .filter((key) => key.startsWith(prefix))
    .sort(keyOrder)
}
