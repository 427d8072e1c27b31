import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { logKey } from '#engine/store/keys.ts'
import { toBase64 } from '#ledger/bytes.ts'
import type { Entry } from '#ledger/entry.ts'
import { writeKey } from '#ledger/note.ts'
import { inclusionProof } from '#ledger/tree.ts'
import { readHead } from './ledger-head.ts'
import { ledgerKey } from './seal.ts'
import { readNodes } from './tree-tiles.ts'

/** File by which `redress verify` proves one entry alone. */
export type Inclusion = {
  readonly entry: Entry
  readonly index: number
  readonly size: number
  /** Base64, from the leaf up. */
  readonly proof: readonly string[]
  readonly checkpoint: string
  /** Public key in one line, to compare with the published one. */
  readonly key: string
}

/** Proof of an entry; null while unsealed or missing. */
export async function inclusionProofFor(
  engine: Pick<Engine, 'table' | 'journal' | 'crypto'>,
  id: string,
  seq: number,
  kind: 'case' | 'record' = 'case',
): Promise<Inclusion | null> {
  const { table, journal, crypto } = engine
  const place = logKey(kind, id, seq)
  const [item, index, stored] = await Promise.all([table.get(place), journal.positionOf(place), readHead(table)])
  if (!item || index === undefined || stored === null || stored.head.checkpoint === null) return null
  const { ledger, frontier, checkpoint } = stored.head
  const { size } = frontier
  if (index >= size) return null
  const nodes = await readNodes(table, crypto.sha256, (asked) => inclusionProof(asked, index, size, crypto.sha256))
  const entry = entryOf(item)
  return {
    entry,
    index,
    size,
    proof: inclusionProof(nodes, index, size, crypto.sha256).map(toBase64),
    checkpoint,
    key: writeKey(await ledgerKey(engine, ledger), crypto.sha256),
  }
}
