import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import type { Crypto, Table } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { readCheckpoint, signCheckpoint } from '#ledger/checkpoint.ts'
import { entryHash } from '#ledger/entry.ts'
import { epochLines, epochOrigin } from '#ledger/epoch.ts'
import { append, frontier as empty, type Frontier, frontierRoot, type Keep } from '#ledger/frontier.ts'
import { musterLines } from '#ledger/muster.ts'
import { alsoSigned, type NoteKey, textOfNote } from '#ledger/note.ts'
import { nameOf, type Place, place, placeLines } from '#ledger/place.ts'
import { checkpointItem, headItem, type LedgerHead, lastCheckpoint, readHead } from './ledger-head.ts'
import { tileWriter } from './tree-tiles.ts'

export type Sealed = { readonly size: number; readonly added: number; readonly checkpoint: string | null }

type Sealing = Pick<Engine, 'table' | 'journal' | 'crypto' | 'clock' | 'deployment'>

type Turns = { readonly running: Promise<Sealed>; next: Promise<Sealed> | null }

/** Of each store, the seal that runs and the one after it. */
const turns = new WeakMap<Table, Turns>()

/**
 * Seals the journal's new rows. Callers meanwhile share the next run, which has all their rows: no row is hashed
 * twice.
 */
export function seal(engine: Sealing): Promise<Sealed> {
  const turn = turns.get(engine.table)
  if (!turn) return begun(engine)
  const again = () => begun(engine)
  turn.next ??= turn.running.then(again, again)
  return turn.next
}

function begun(engine: Sealing): Promise<Sealed> {
  const turn: Turns = { running: sealed(engine), next: null }
  turns.set(engine.table, turn)
  const ended = () => void (turn.next === null && turns.delete(engine.table))
  turn.running.then(ended, ended)
  return turn.running
}

/** Writes leaves, tiles and checkpoint by batches, to the starting size. */
async function sealed(engine: Sealing): Promise<Sealed> {
  const [wanted, first] = await Promise.all([engine.journal.told?.() ?? engine.journal.size(), readHead(engine.table)])
  let added = 0
  for (let stored = first; ; stored = await readHead(engine.table)) {
    const head = stored?.head ?? (await firstHead(engine))
    const isSealed = head.checkpoint !== null || head.frontier.size === 0
    if (added > 0 && isSealed && head.frontier.size >= wanted) return answer(head, added)
    const grown = await grow(engine, head, wanted)
    if (isSealed && grown.frontier.size === head.frontier.size) return answer(head, added)
    const next = await signed(engine, { ...head, frontier: grown.frontier, at: engine.clock.now() })
    const done = await engine.table.transact([
      { put: headItem(next, (stored?.v ?? 0) + 1), when: stored ? { v: stored.v } : 'absent' },
      { put: checkpointItem(next.checkpoint ?? '', next.frontier.size, next.epoch.number), when: 'absent' },
      ...(await grown.tiles.writes(head.frontier.size)),
    ])
    // Another sealer was there first: look again.
    if (done.kind === 'done') added += next.frontier.size - head.frontier.size
    if (done.kind === 'done' && next.frontier.size >= wanted) return answer(next, added)
  }
}

const answer = ({ frontier: { size }, checkpoint }: LedgerHead, added: number): Sealed => ({ size, added, checkpoint })

export async function ledgerKey(engine: Pick<Engine, 'crypto'>, ledger: string): Promise<NoteKey> {
  return { name: ledger, publicKey: await engine.crypto.publicKey() }
}

/** Ledger's name on key and checkpoints, unique to this store. */
export const ledgerName = ({ deployment, crypto }: Pick<Engine, 'deployment' | 'crypto'>): string =>
  `redress/${deployment.area}/${toHex(crypto.random(4))}`

// 64 leaf tiles and three above fit one transaction.
const perSeal = 16_000
const perRead = 200

/** Adds rows; one may come twice, none may be missing. */
function grownBy(
  before: Frontier,
  rows: Awaited<ReturnType<Sealing['journal']['since']>>,
  { sha256 }: Pick<Crypto, 'sha256'>,
  keep?: Keep,
): Frontier {
  let grown = before
  for (const { position, item } of rows) {
    if (position > grown.size) throw new Fault('ledger.gap', `row ${grown.size} of the journal is missing`)
    if (position === grown.size) grown = append(grown, entryHash(entryOf(item), sha256), sha256, keep)
  }
  return grown
}

/** The whole log, with what the next checkpoint will seal. */
export async function frontierNow({
  table,
  journal,
  crypto,
}: Pick<Sealing, 'table' | 'journal' | 'crypto'>): Promise<Frontier> {
  let grown = (await readHead(table))?.head.frontier ?? empty
  const size = await journal.size()
  for (let rows = 1; grown.size < size && rows > 0; ) {
    const read = await journal.since(grown.size - 1, perRead, size)
    grown = grownBy(grown, read, crypto)
    rows = read.length
  }
  return grown
}

async function grow({ table, journal, crypto }: Sealing, head: LedgerHead, wanted: number) {
  const tiles = tileWriter(table)
  let grown: Frontier = head.frontier
  while (grown.size - head.frontier.size < perSeal) {
    const leaves = (await journal.leaves?.(grown.size - 1, perRead)) ?? []
    for (const leaf of leaves) grown = append(grown, leaf, crypto.sha256, tiles.keep)
    if (leaves.length > 0) continue
    const rows = await journal.since(grown.size - 1, perRead, wanted)
    grown = grownBy(grown, rows, crypto, tiles.keep)
    if (rows.length < perRead) break
  }
  // Another sealer may have gone beyond it meanwhile.
  const size = wanted < grown.size ? await journal.size() : wanted
  if (size < grown.size) throw new Fault('ledger.shrunk', `sealed ${grown.size} rows, the journal has ${size}`)
  return { frontier: grown, tiles }
}

async function signed(engine: Sealing, head: LedgerHead): Promise<LedgerHead> {
  const { crypto } = engine
  const checkpoint = {
    origin: epochOrigin(head.ledger, head.epoch.number),
    size: head.frontier.size,
    root: frontierRoot(head.frontier, crypto.sha256),
    extensions: [...epochLines(head.epoch), ...placeLines(await placeNow(engine, head)), ...besideLines(engine)],
  }
  const key = await ledgerKey(engine, head.ledger)
  const note = await signCheckpoint(checkpoint, key, crypto.sign, crypto.sha256)
  const { beside, sha256 } = crypto
  return { ...head, checkpoint: beside ? alsoSigned(note, head.ledger, beside, sha256) : note }
}

/** Sealed items as counted by now. */
function besideLines({ table }: Sealing): readonly string[] {
  const moved = table.mustered?.() ?? null
  return moved === null ? [] : musterLines(moved)
}

/** Follows the last signed, never before it, whatever the clock says. */
async function placeNow({ table, crypto, clock }: Sealing, head: LedgerHead): Promise<Place> {
  const note = head.checkpoint ?? (await lastCheckpoint(table))
  const last = note === null ? undefined : readCheckpoint(textOfNote(note))
  if (last === undefined) return { at: clock.now(), after: null }
  return { at: Math.max(clock.now(), place(last)?.at ?? 0), after: nameOf(last, crypto.sha256) }
}

async function firstHead(engine: Sealing): Promise<LedgerHead> {
  return { ledger: ledgerName(engine), frontier: empty, epoch: { number: 1 }, checkpoint: null, at: engine.clock.now() }
}
