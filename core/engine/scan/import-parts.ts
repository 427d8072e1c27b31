import type { Engine } from '#engine/store/engine.ts'
import { Fault } from '#law/fault.ts'
import { bytesOf, toHex } from '#ledger/bytes.ts'
import { readHeader, toRow } from '#records/import/header.ts'
import { type ImportJob, partFile, perPart, seenFile } from './import-job.ts'

/** Kept line: its number, then its cells. */
export type Line = readonly [number, ...(readonly string[])]

export type Reading = { readonly files: Pick<Engine['files'], 'read'> }
type Kept = Pick<ImportJob, 'id' | 'heading' | 'language' | 'parts'>

/** Keeps a part; again, the same. */
export async function keepFile(
  engine: Pick<Engine, 'files' | 'crypto' | 'clock'>,
  key: string,
  content: readonly unknown[],
): Promise<void> {
  const bytes = bytesOf(JSON.stringify(content))
  const sha256 = toHex(engine.crypto.sha256(bytes))
  await engine.files.put({ key, name: 'part.json', type: 'application/json', sha256, bytes, at: engine.clock.now() })
}

export async function keptFile(engine: Reading, key: string): Promise<unknown> {
  const bytes = await engine.files.read(key)
  if (!bytes) throw new Fault('files.missing', key)
  return JSON.parse(new TextDecoder().decode(bytes))
}

/** Parts whose files go at once. */
const together = 20

/** Removes files until told; answers the first part left. */
export async function removeFiles(
  { files }: { readonly files: Pick<Engine['files'], 'remove'> },
  { id, parts }: Pick<ImportJob, 'id' | 'parts'>,
  from: number,
  isOver: () => boolean,
): Promise<number> {
  let at = from
  while (at < parts) {
    const next = Array.from({ length: Math.min(together, parts - at) }, (_, n) => at + n)
    await Promise.all(next.flatMap((n) => [partFile(id, n), seenFile(id, n)]).map((key) => files.remove(key)))
    at += next.length
    if (isOver()) break
  }
  return at
}

/** Rows of a part, with the heading that they stand under. */
export async function partOf(engine: Reading, job: Kept, n: number) {
  const read = readHeader(job.heading, job.language)
  if (read.kind === 'refused') throw new Fault('importHeading', `${job.id}: ${read.code}`)
  const { header, issues: headIssues } = read
  const lines = n < job.parts ? linesOf(await keptFile(engine, partFile(job.id, n)), job) : []
  const rows = lines.map(([line, ...cells], i) => toRow(header, cells, n * perPart + i + 1, line))
  return { rows, header, headIssues }
}

// By hand: a schema takes longer than the rows themselves.
function linesOf(kept: unknown, { id }: Kept): readonly Line[] {
  if (!Array.isArray(kept) || !kept.every(isLine)) throw new Fault('storedForm', `${id}: part of a sheet`)
  return kept
}

function isLine(kept: unknown): kept is Line {
  if (!Array.isArray(kept) || !Number.isSafeInteger(kept[0])) return false
  for (let at = 1; at < kept.length; at += 1) if (typeof kept[at] !== 'string') return false
  return true
}
