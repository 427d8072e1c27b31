import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ArrivedFile, JudgedFile, Scanner, StoredFile } from '#engine/store/ports.ts'
import { decodeText } from '#records/import/decode-text.ts'
import { type Content, fileContent } from './file-content.ts'
import { endedName, fileName, isDeceptiveName } from './file-name.ts'

export type { UploadCode } from '#engine/store/ports.ts'
export type Arrived = ArrivedFile
export type Judged = JudgedFile

/** Facts kept beside a file's bytes. */
export const Stored = z.strictObject({
  key: z.string(),
  name: z.string(),
  size: z.number(),
  type: z.string(),
  sha256: z.string(),
  receivedAt: z.number(),
  state: z.enum(['quarantined', 'clean', 'infected', 'unscanned']),
})

/** Judges a whole file; `unscanned` without scanner, waiting for one down. */
export async function receiveFile(arrived: Arrived, scanner: Scanner | null): Promise<Judged> {
  // Forms without file send a nameless, empty part.
  if (arrived.bytes.length === 0) return { kind: 'refused', code: arrived.name === '' ? 'none' : 'missing' }
  if (isDeceptiveName(arrived.name)) return { kind: 'refused', code: 'name' }
  const content = isSheet(arrived) ? sheetContent(arrived.bytes) : await fileContent(arrived.bytes)
  if (content.kind === 'refused') return content
  const file: StoredFile = {
    key: arrived.key,
    name: endedName(fileName(arrived.name), content.type),
    size: arrived.bytes.length,
    type: content.type,
    sha256: createHash('sha256').update(arrived.bytes).digest('hex'),
    receivedAt: arrived.receivedAt,
    state: await scanned(arrived.bytes, scanner),
  }
  return { kind: 'kept', file }
}

/** Tables of staff: only there is plain text a file. */
const isSheet = ({ key }: Arrived) => key.startsWith('sheet/')

const sheetContent = (bytes: Uint8Array): Content =>
  decodeText(bytes).kind === 'decoded' ? { kind: 'known', type: 'text/csv' } : { kind: 'refused', code: 'type' }

export async function scanned(bytes: Uint8Array, scanner: Scanner | null): Promise<StoredFile['state']> {
  if (scanner === null) return 'unscanned'
  const verdict = await scanner.scan(bytes)
  return verdict === 'unavailable' ? 'quarantined' : verdict
}

export const isReadable = (file: StoredFile) => file.state === 'clean' || file.state === 'unscanned'

/** Turns before the scanner: one that fails stops no others. */
export function scanTurns() {
  let last = ''
  return {
    /** Begins behind the last one tried. */
    inTurn<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
      const sorted = all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      return [...sorted.filter((one) => keyOf(one) > last), ...sorted.filter((one) => keyOf(one) <= last)]
    },
    tries(key: string): void {
      last = key
    },
  }
}
export type ScanTurns = ReturnType<typeof scanTurns>
