import { hash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Crypto, FileStore, Scanner, StoredFile } from '#engine/store/ports.ts'
import { type Arrived, isReadable, type Judged, receiveFile, scanned, scanTurns } from '#hosts/receive-file.ts'
import { fileKey, uploadFields } from '#hosts/upload-policy.ts'
import { makeFolder } from '../base/make-folder.ts'
import { writeDurably } from '../base/write-durably.ts'
import { evidenceFolder } from './evidence-folder.ts'

export type LocalFiles = FileStore & {
  /** Folder for unjudged bytes, swept at start. */
  readonly arrivals: string
  /** Takes a whole file on disk at `path`. */
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
/** Twice what a case may have, for two windows at once. */
const most = { files: 40, bytes: 200 * 1024 * 1024 }

export function localFiles({ folder, url, crypto, clock, scanner }: Options): LocalFiles {
  const lying = evidenceFolder(folder)
  const { arrivals, stat } = lying
  rmSync(arrivals, { recursive: true, force: true })
  makeFolder(arrivals, 0o700)

  const taking = new Set<string>()
  const isFull = (key: string) => {
    const beside = lying.list(key.slice(0, key.lastIndexOf('/') + 1))
    return beside.length >= most.files || beside.reduce((sum, { size }) => sum + size, 0) >= most.bytes
  }
  const keep = async (arrived: Omit<Arrived, 'bytes'>, path: string): Promise<Judged> => {
    const judged = await receiveFile({ ...arrived, bytes: readFileSync(path) }, scanner)
    if (judged.kind === 'refused') return judged
    if (stat(arrived.key) || taking.has(arrived.key)) return { kind: 'refused', code: 'taken' }
    if (isFull(arrived.key)) return { kind: 'refused', code: 'tooMany' }
    taking.add(arrived.key)
    await lying.take(judged.file, path).finally(() => taking.delete(arrived.key))
    return judged
  }
  return {
    arrivals,
    keep,
    uploadForm: async (request) => ({ action: `${url}/upload`, fields: uploadFields(request, crypto.keyed) }),
    stat: async (key) => stat(key),
    async put({ bytes, at, unlisted: _, ...made }) {
      if (stat(fileKey(made.key))) return
      await lying.write({ ...made, size: bytes.length, receivedAt: at, state: 'clean' }, bytes)
    },
    async copy(from, to) {
      const isTaken = stat(fileKey(to)) !== undefined
      const file = stat(from)
      if (file && !isTaken) await lying.write({ ...file, key: to }, lying.bytes(file))
    },
    async read(key) {
      const file = stat(key)
      return file && isReadable(file) ? new Uint8Array(lying.bytes(file)) : undefined
    },
    list: async (prefix) => lying.list(prefix),
    async remove(key) {
      const file = stat(key)
      if (file) await lying.remove(file)
    },
    clear: (folder) => lying.clear(folder),
    async receive(arrived) {
      const path = join(arrivals, hash('sha256', `${fileKey(arrived.key)} ${clock.now()}`))
      writeDurably(path, Buffer.from(arrived.bytes), 0o600)
      try {
        return await keep(arrived, path)
      } finally {
        rmSync(path, { force: true })
      }
    },
    rescan: rescanning(lying, scanner, clock),
  }
}

/** Retries the waiting; pauses after failures, since tries read whole files. */
function rescanning(lying: ReturnType<typeof evidenceFolder>, scanner: Scanner | null, clock: Clock) {
  let againAt = 0
  const turns = scanTurns()
  return async (): Promise<number> => {
    if (clock.now() < againAt) return 0
    let judged = 0
    for (const file of turns.inTurn(lying.waiting(), ({ key }) => key)) {
      turns.tries(file.key)
      const next: StoredFile = { ...file, state: await scanned(lying.bytes(file), scanner) }
      if (next.state === 'quarantined') {
        againAt = clock.now() + restAfterFailure
        return judged
      }
      await lying.take(next, lying.bytesPath(file))
      judged += 1
    }
    return judged
  }
}
