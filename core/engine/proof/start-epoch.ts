import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import type { Crypto } from '#engine/store/ports.ts'
import { entryHash } from '#ledger/entry.ts'
import { append, frontierRoot } from '#ledger/frontier.ts'
import { headItem, type LedgerHead, readHead } from './ledger-head.ts'
import { tileWriter } from './tree-tiles.ts'

/**
 * Starts a new origin after a restore that names the restored head, so that a branch of the old shows as fork (ADR
 * 16). Signs nothing. Null where nothing was sealed.
 */
export async function startEpoch(
  { table, journal, crypto }: Pick<Engine, 'table' | 'journal'> & { readonly crypto: Pick<Crypto, 'sha256'> },
  at: number,
): Promise<LedgerHead | null> {
  for (;;) {
    const stored = await readHead(table)
    if (stored === null) return null
    const { head, v } = stored
    const tiles = tileWriter(table)
    let frontier = head.frontier
    for (const { item } of await journal.since(frontier.size - 1, perStep)) {
      const entry = entryOf(item)
      frontier = append(frontier, entryHash(entry, crypto.sha256), crypto.sha256, tiles.keep)
    }
    const more = frontier.size < (await journal.size())
    const oldHead = { size: frontier.size, root: frontierRoot(frontier, crypto.sha256) }
    const next: LedgerHead = more
      ? { ...head, frontier }
      : { ...head, frontier, epoch: { number: head.epoch.number + 1, oldHead }, checkpoint: null, at }
    const writes = await tiles.writes(head.frontier.size)
    await table.transact([{ put: headItem(next, v + 1), when: { v } }, ...writes])
    if (!more) return next
  }
}

const perStep = 16_000
