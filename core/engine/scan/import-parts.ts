import type { Engine } from '#engine/store/engine.ts'
import { Fault } from '#law/fault.ts'
import { bytesOf, toHex } from '#ledger/bytes.ts'
import { type Header, readHeader, type SheetRow, toRow } from '#records/import/header.ts'
import { type ImportJob, partFile, perPart, seenFile } from './import-job.ts'

/** Kept line: its number, then its cells. */
export type Line = readonly [number, ...(readonly string[])]

export type Reading = { readonly files: Pick<Engine['files'], 'read'> }
type Kept = Pick<ImportJob, 'id' | 'heading' | 'language' | 'parts'>

type Keeping = Pick<Engine, 'files' | 'crypto' | 'clock'>

/** Keeps a part; again, the same. */
export const keepFile = (engine: Keeping, key: string, content: readonly unknown[]): Promise<void> =>
  keep(engine, key, JSON.stringify(content))

/** The same, each line of the sheet as a line of its own. */
export const keepLines = (engine: Keeping, key: string, lines: readonly Line[]): Promise<void> =>
  keep(engine, key, `[${lines.map((line) => JSON.stringify(line)).join(lineEnd)}]`)

const lineEnd = ',\n'

async function keep(engine: Keeping, key: string, text: string): Promise<void> {
  const bytes = bytesOf(text)
  const sha256 = toHex(engine.crypto.sha256(bytes))
  await engine.files.put({ key, name: 'part.json', type: 'application/json', sha256, bytes, at: engine.clock.now() })
}

export const keptFile = async (engine: Reading, key: string): Promise<unknown> => JSON.parse(await kept(engine, key))

async function kept(engine: Reading, key: string): Promise<string> {
  const bytes = await engine.files.read(key)
  if (!bytes) throw new Fault('files.missing', key)
  return new TextDecoder().decode(bytes)
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

/** Rows of a part, each read in its turn, with their heading. */
export async function partOf(engine: Reading, job: Kept, n: number) {
  const read = readHeader(job.heading, job.language)
  if (read.kind === 'refused') throw new Fault('importHeading', `${job.id}: ${read.code}`)
  const { header, issues: headIssues } = read
  const text = n < job.parts ? await kept(engine, partFile(job.id, n)) : '[]'
  return { rows: rowsOf(linesIn(text, job.id), header, n * perPart), header, headIssues }
}

function* rowsOf(lines: Iterable<Line>, header: Header, before: number): Generator<SheetRow> {
  let row = before
  for (const [line, ...cells] of lines) {
    row += 1
    yield toRow(header, cells, row, line)
  }
}

/** Rows read together live long enough to cost V8 whole rounds. */
function* linesIn(text: string, id: string): Generator<Line> {
  let from = 1
  for (let end = text.indexOf(lineEnd); end >= 0; end = text.indexOf(lineEnd, from)) {
    yield lineOf(JSON.parse(text.slice(from, end)), id)
    from = end + lineEnd.length
  }
  // Older programs kept all of a part in one line.
  const rest: readonly unknown[] = JSON.parse(`[${text.slice(from)}`)
  for (const line of rest) yield lineOf(line, id)
}

function lineOf(line: unknown, id: string): Line {
  if (!isLine(line)) throw new Fault('storedForm', `${id}: part of a sheet`)
  return line
}

// By hand: a schema takes longer than the rows themselves.
function isLine(kept: unknown): kept is Line {
  if (!Array.isArray(kept) || !Number.isSafeInteger(kept[0])) return false
  for (let at = 1; at < kept.length; at += 1) if (typeof kept[at] !== 'string') return false
  return true
}
