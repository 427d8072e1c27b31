import { entryOf } from '#engine/store/entry-of.ts'
import type { Journal, Table } from '#engine/store/ports.ts'
import { readOne } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import { equal, type Sha256, toHex } from '#ledger/bytes.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { entryHash } from '#ledger/entry.ts'
import { textOfNote } from '#ledger/note.ts'
import { place } from '#ledger/place.ts'
import { root as treeRoot } from '#ledger/tree.ts'
import { checkpointKey, checkpointKind, readHead } from './ledger-head.ts'
import { readNodes } from './tree-tiles.ts'

/** Rows committed, and the hash of the newest one's entry. */
export type LogEnd = { readonly rows: number; readonly newest: string }

/** Difference of a log from the end kept of it. */
export type EndApart =
  /** Acknowledged rows are gone. */
  | { readonly kind: 'short'; readonly kept: number; readonly rows: number }
  /** The row there is another: the database is of another course. */
  | { readonly kind: 'other'; readonly kept: number; readonly rows: number }
  | { readonly kind: 'unreadable' }
  /** A checkpoint kept elsewhere is not of this log. */
  | { readonly kind: 'unwitnessed' | 'restored'; readonly file: string }

type Reading = { readonly journal: Journal; readonly sha256: Sha256 }

/** Holds a log against the noted end; null: they agree. */
export async function endApart(
  { journal, sha256 }: Reading,
  kept: LogEnd | 'unreadable' | null,
): Promise<EndApart | null> {
  if (kept === null) return null
  if (kept === 'unreadable') return { kind: 'unreadable' }
  const rows = await journal.size()
  if (rows < kept.rows) return { kind: 'short', kept: kept.rows, rows }
  const [row] = await journal.since(kept.rows - 2, 1)
  const isSame = row !== undefined && toHex(entryHash(entryOf(row.item), sha256)) === kept.newest
  return isSame ? null : { kind: 'other', kept: kept.rows, rows }
}

/** Of a checkpoint that its key signed; `cut`: a restore had fewer rows. */
export type Keeping = 'kept' | 'cut' | 'lost'

/** By what the checkpoint says: a head may be forged. */
export async function keepingOf(table: Table, note: string, sha256: Sha256): Promise<Keeping> {
  const text = textOfNote(note)
  const checkpoint = readCheckpoint(text)
  if (checkpoint === undefined) return 'kept'
  const { origin, size, root } = checkpoint
  const item = await table.get(checkpointKey(size, epochIn(origin)))
  if (item !== undefined && textOfNote(checkpointKind.read(item)) === text) return 'kept'
  const { number, oldHead } = (await readHead(table))?.head.epoch ?? { number: 1 }
  if (number <= epochIn(origin) || oldHead === undefined) return 'lost'
  if (oldHead.size < size) return 'cut'
  // Signed after the backup, over rows that are in it.
  const there = await rootAt(table, size, sha256)
  return there !== null && equal(there, root) ? 'kept' : 'lost'
}

/** Root of the first rows by the tiles; null: they lack some. */
async function rootAt(table: Table, size: number, sha256: Sha256): Promise<Uint8Array | null> {
  try {
    return treeRoot(await readNodes(table, sha256, (want) => void treeRoot(want, size, sha256)), size, sha256)
  } catch (error) {
    if (error instanceof Fault || error instanceof RangeError) return null
    throw error
  }
}

/** The epoch that an origin names. */
export const epochIn = (origin: string): number => Number(/\/epoch\/(\d+)$/.exec(origin)?.[1] ?? 1)

/** Instant of the first checkpoint behind another; null: it is the newest. */
export async function signedAfter(table: Table, note: string): Promise<number | null> {
  const { origin, size } = readCheckpoint(textOfNote(note)) ?? { origin: '', size: 0 }
  const { pk, sk } = checkpointKey(size, epochIn(origin) + 1)
  const next = await readOne(table, { index: 'main', pk, from: sk })
  return next ? instantOf(checkpointKind.read(next)) : null
}

/** Instant that a checkpoint carries; 0 before they carried one. */
export function instantOf(note: string): number {
  const checkpoint = readCheckpoint(textOfNote(note))
  return (checkpoint && place(checkpoint)?.at) ?? 0
}
