import type { DatabaseSync } from 'node:sqlite'
import { checkpointKey, checkpointKind } from '#engine/proof/ledger-head.ts'
import {
  editionBy,
  isMustered,
  type Muster,
  type Mustered,
  musterIn,
  musterItem,
  mustering,
} from '#engine/proof/muster.ts'
import { musterKey, rightsLoggedKey } from '#engine/store/keys.ts'
import type { Crypto, Item, Key } from '#engine/store/ports.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { mustered as signedMuster } from '#ledger/muster.ts'
import { textOfNote } from '#ledger/note.ts'
import type { Found, Ready } from './row-writer.ts'
import { opened } from './table-reads.ts'

type Keyed = Pick<Crypto, 'keyed'>
type Rows = { find(key: Key): Found | undefined; put(item: Item): void }
type Known = { readonly v: number; readonly count: ReturnType<typeof mustering> }

/** Keeps the number of sealed items in the commit that moves them. */
export function musterKeeper(db: DatabaseSync, rows: Rows) {
  let crypto: Keyed | null = null
  let known: Known | 'none' | null = null
  let isMoved = false

  /** Another hand's is left as it is: an audit tells it. */
  function read(by: Keyed): Known | 'none' {
    const item = standing(db)
    const muster = item && musterIn(by, item)
    return item && muster ? { v: item.v, count: mustering(by, muster.sums) } : 'none'
  }
  function forget(): void {
    known = null
    isMoved = false
  }
  function took({ what, key, v, log }: Ready, before: Found | undefined): void {
    if (key.pk === musterKey.pk) forget()
    if (crypto === null || log || what === 'check' || what === 'erase' || !isMustered(key)) return
    known ??= read(crypto)
    if (known === 'none') return
    if (before) known.count.goes(key, before.v)
    if (what === 'put') known.count.comes(key, v)
    isMoved = true
  }
  function count(by: Keyed): void {
    crypto = by
    forget()
  }
  return {
    /** Counts from now on, where it was begun. */
    count,
    /** Begins where the log does not say so, and with more kinds. */
    begin(by: Keyed): readonly [] {
      const item = standing(db)
      const muster = item && musterIn(by, item)
      const isNew = item ? muster && muster.edition !== editionBy(by) : !rows.find(rightsLoggedKey)
      if (isNew) rows.put(musterItem(by, musterOf(db, by), (item?.v ?? 0) + 1))
      count(by)
      return []
    },
    took(made: readonly Ready[], found: readonly (Found | undefined)[]): void {
      for (const [i, one] of made.entries()) took(one, found[i])
    },
    /** Before the commit of what was taken. */
    closing(): void {
      if (!isMoved || crypto === null || known === null || known === 'none') return
      known = { ...known, v: known.v + 1 }
      isMoved = false
      rows.put(musterItem(crypto, known.count.muster(), known.v))
    },
    /** Another connection may have written, or a batch was undone. */
    forget,
  }
}

/** Sealed items as they stand, and the number kept of them. */
export const mustered = (db: DatabaseSync, crypto: Keyed): Mustered => ({
  counted: musterOf(db, crypto),
  stands: standing(db) ?? null,
  signed: signedIn(db),
})

/** By the newest checkpoint: it is part of the log. */
function signedIn(db: DatabaseSync): number {
  const { pk } = checkpointKey(0, 0)
  const row = db
    .prepare(`SELECT pk, sk, v, idx, body, 0 AS log FROM items JOIN partitions USING (p) WHERE pk = ? ORDER BY sk DESC`)
    .get(pk)
  const note = row && checkpointKind.schema.safeParse(opened(row).body).data
  const checkpoint = note === undefined ? undefined : readCheckpoint(textOfNote(note))
  return checkpoint ? signedMuster(checkpoint) : 0
}

function standing(db: DatabaseSync): Item | undefined {
  const row = db
    .prepare('SELECT pk, sk, v, idx, body, 0 AS log FROM items JOIN partitions USING (p) WHERE pk = ? AND sk = ?')
    .get(musterKey.pk, musterKey.sk)
  return row && opened(row)
}

function musterOf(db: DatabaseSync, crypto: Keyed): Muster {
  const count = mustering(crypto)
  const all = db.prepare(`SELECT pk, sk, min(v, ${Number.MAX_SAFE_INTEGER}) AS v FROM items JOIN partitions USING (p)`)
  for (const { pk, sk, v } of all.iterate()) {
    const key = { pk: String(pk), sk: String(sk) }
    if (isMustered(key)) count.comes(key, Number(v))
  }
  return count.muster()
}
