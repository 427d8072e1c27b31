import { entryOf } from '#engine/store/entry-of.ts'
import type { Crypto, Journal, Table } from '#engine/store/ports.ts'
import { toHex } from '#ledger/bytes.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { entryHash } from '#ledger/entry.ts'
import { epochOrigin } from '#ledger/epoch.ts'
import { textOfNote } from '#ledger/note.ts'
import { checkpointKey, checkpointKind, readHead } from './ledger-head.ts'

/** Rows committed, and the hash of the newest one's entry. */
export type LogEnd = { readonly rows: number; readonly newest: string }

/** Difference of a log from the end kept of it. */
export type EndApart =
  /** Acknowledged rows are gone. */
  | { readonly kind: 'short'; readonly kept: number; readonly rows: number }
  /** The row there is another: the database is of another course. */
  | { readonly kind: 'other'; readonly kept: number; readonly rows: number }
  | { readonly kind: 'unreadable' }

type Reading = { readonly journal: Journal; readonly sha256: Crypto['sha256'] }

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

/** True if the store signed this note of its epoch, or one before; of another ledger nothing is said. */
export async function hasSigned(table: Table, note: string): Promise<boolean> {
  const text = textOfNote(note)
  const [checkpoint, stored] = [readCheckpoint(text), await readHead(table)]
  if (checkpoint === undefined || stored === null) return true
  const { ledger, epoch } = stored.head
  const { origin, size } = checkpoint
  if (origin !== epochOrigin(ledger, epoch.number)) return !isLater(origin, ledger, epoch.number)
  const item = await table.get(checkpointKey(size, epoch.number))
  return item !== undefined && textOfNote(checkpointKind.read(item)) === text
}

const isLater = (origin: string, ledger: string, number: number) =>
  origin.startsWith(`${ledger}/epoch/`) && Number(origin.slice(ledger.length + '/epoch/'.length)) > number
