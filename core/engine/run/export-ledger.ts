import { checkpoints, readHead } from '#engine/proof/ledger-head.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { canonical } from '#ledger/canonical.ts'
import type { Entry } from '#ledger/entry.ts'
import { writeKey } from '#ledger/note.ts'
import { row } from '#ledger/row.ts'

type Source = Pick<StoreReader, 'table' | 'journal' | 'sha256' | 'ledgerKey'>

/**
 * The ledger as lines: name and key, checkpoints in signing order, their number, entries as far as signed. Without
 * payloads, so for anybody.
 */
export async function* exportLedger(store: Source): AsyncGenerator<string> {
  const name = (await readHead(store.table))?.head.ledger ?? null
  const { ledgerKey, sha256 } = store
  const key = name === null || ledgerKey === null ? null : writeKey({ name, publicKey: ledgerKey }, sha256)
  yield `${canonical({ ledger: name, key })}\n`
  let [signed, size] = [0, 0]
  for await (const checkpoint of checkpoints(store.table)) {
    signed += 1
    size = sizeOf(checkpoint)
    yield `${canonical({ checkpoint })}\n`
  }
  yield `${canonical({ checkpoints: signed })}\n`
  for await (const entries of entriesOf(store.journal, size)) yield entries.map((entry) => row({ entry })).join('')
}

/** Rows that a checkpoint signs for. */
const sizeOf = (note: string): number => Number(note.split('\n')[1])

/** First entries of the journal, some at a time. */
async function* entriesOf(journal: Source['journal'], size: number): AsyncGenerator<readonly Entry[]> {
  for (let next = 0; next < size; ) {
    const rows = await journal.since(next - 1, Math.min(1000, size - next))
    if (rows.length === 0) return
    yield rows.map(({ item }) => entryOf(item))
    next += rows.length
  }
}
