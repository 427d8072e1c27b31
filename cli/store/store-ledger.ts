import { checkpoints, readHead } from '#engine/proof/ledger-head.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import type { Item } from '#engine/store/ports.ts'
import { writeKey } from '#ledger/note.ts'
import type { UncheckedRow } from '#ledger/row.ts'
import type { Ledger } from '../judge-ledger.ts'
import { sha256 } from '../trust.ts'

/** Ledger of a store, with its own key and checkpoints. */
export async function storeLedger(store: StoreReader): Promise<Ledger> {
  const ledger = (await readHead(store.table))?.head.ledger ?? 'redress'
  const key = store.ledgerKey && writeKey({ name: ledger, publicKey: store.ledgerKey }, sha256)
  const notes = await Array.fromAsync(checkpoints(store.table))
  return { ledger, key, checkpoints: notes, before: null, rows: () => rowsOf(store) }
}

/** With payloads, so that changed content shows too. */
async function* rowsOf({ journal }: Pick<StoreReader, 'journal'>): AsyncGenerator<UncheckedRow> {
  for (let last = -1; ; ) {
    const rows = await journal.since(last, 1000)
    if (rows.length === 0) return
    for (const { item } of rows) yield rowIn(item)
    last += rows.length
  }
}

/** Rows that the earlier store lacks. */
export const rowsBehind = async (earlier: StoreReader, later: StoreReader): Promise<number> =>
  (await later.journal.size()) - (await earlier.journal.size())

function rowIn({ body }: Item): UncheckedRow {
  const { entry, payload }: { readonly entry?: unknown; readonly payload?: unknown } = Object(body)
  return payload === undefined ? { entry } : { entry, payload }
}
