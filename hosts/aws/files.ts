import type { FileStore, Scanner, StoredFile, UploadCode } from '#engine/store/ports.ts'
import { isReadable, receiveFile, type ScanTurns, scanned, scanTurns } from '../receive-file.ts'
import { fileKey, isFileKey } from '../upload-policy.ts'
import { type Buckets, type Evidence, evidence } from './evidence.ts'
import { evidenceLinks } from './evidence-links.ts'
import type { Objects } from './objects.ts'

/**
 * Evidence in two buckets. Arrivals wait in quarantine for the first look or the clock. Without a scanner they are
 * `unscanned`, for the officer alone; while one is down they wait.
 */
export function s3Files(client: Objects, buckets: Buckets, scanner: Scanner | null): FileStore {
  const lying = evidence(client, buckets)
  const made = new Map<string, Uint8Array>()
  const stat = (key: string) => found(lying, scanner, key)
  const turns = scanTurns()
  return {
    stat,
    ...evidenceLinks(client.caller, buckets, stat),
    async refusalOf(key) {
      if (!isFileKey(key)) return undefined
      await stat(key)
      const known = await lying.known(key)
      // Written by nobody but us, from the same codes.
      return known && 'refused' in known ? (known.refused as UploadCode) : undefined
    },
    async put({ bytes, at, unlisted, ...one }) {
      const file = { ...one, key: fileKey(one.key), size: bytes.length, receivedAt: at, state: 'clean' } as const
      // Bytes without their listing were left by a process that ended.
      const isNew = await lying.made(file, bytes, !unlisted)
      const isOwn = isNew || !(await stat(file.key))
      if (isOwn && !isNew) await lying.keep(file, bytes)
      if (isOwn && file.key.startsWith('paper/')) keep(made, file.key, Uint8Array.from(bytes))
    },
    async receive(arrived) {
      if (await stat(fileKey(arrived.key))) return { kind: 'refused', code: 'taken' }
      const judged = await receiveFile(arrived, scanner)
      if (judged.kind === 'refused') return judged
      return { kind: 'kept', file: await lying.keep(judged.file, arrived.bytes) }
    },
    async copy(from, to) {
      const file = await stat(from)
      if (file && !(await stat(fileKey(to)))) await lying.copy(file, to)
    },
    async read(key) {
      if (!isFileKey(key)) return undefined
      const own = made.get(key)
      if (own) return own
      // Only what may be read lies there.
      const bytes = await lying.readable(key)
      if (bytes) return bytes
      const file = await stat(key)
      return file && isReadable(file) ? lying.readable(key) : undefined
    },
    async list(prefix) {
      const files = await Promise.all((await lying.keys(prefix)).map(stat))
      return files.filter((file) => file !== undefined)
    },
    async remove(key) {
      made.delete(key)
      await lying.remove(key)
    },
    async clear(folder) {
      for (const key of made.keys()) if (key.startsWith(folder)) made.delete(key)
      await lying.clear(folder)
    },
    rescan: () => rescanned(lying, scanner, turns),
  }
}

const mostMade = 8

/** Keeps the last papers made here, for letters; names hold hashes. */
function keep(made: Map<string, Uint8Array>, key: string, bytes: Uint8Array): void {
  made.set(key, bytes)
  for (const oldest of [...made.keys()].slice(0, -mostMade)) made.delete(oldest)
}

async function found(lying: Evidence, scanner: Scanner | null, key: string): Promise<StoredFile | undefined> {
  if (!isFileKey(key)) return undefined
  const known = await lying.known(key)
  if (known) return 'refused' in known ? undefined : known
  return (await judged(lying, scanner, key)) ?? lying.unlisted(key)
}

/** Judges what has arrived and nobody looked at yet. */
async function judged(lying: Evidence, scanner: Scanner | null, key: string): Promise<StoredFile | undefined> {
  const came = await lying.arrival(key)
  if (!came) return undefined
  const { bytes, name, at } = came
  const outcome = await receiveFile({ key, name, bytes, receivedAt: at }, scanner)
  if (outcome.kind === 'kept') return lying.keep(outcome.file, bytes)
  await lying.refuse(key, outcome.code)
  return undefined
}

/** Retries the waiting, until the scanner fails; counts the judged. */
async function rescanned(lying: Evidence, scanner: Scanner | null, turns: ScanTurns): Promise<number> {
  let count = 0
  for (const key of turns.inTurn(await lying.waiting(), (one) => one)) {
    turns.tries(key)
    const file = await found(lying, scanner, key)
    const bytes = file?.state === 'quarantined' ? await lying.held(file) : undefined
    if (file && bytes) {
      const next = { ...file, state: await scanned(bytes, scanner) }
      if (next.state === 'quarantined') return count
      await lying.keep(next, bytes)
    } else if (file?.state === 'quarantined') await lying.refuse(key, 'missing')
    await lying.leave(key)
    count += 1
  }
  return count
}
