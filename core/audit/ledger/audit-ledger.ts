import { epochBody, headKey, headKind, lastCheckpoint } from '#engine/proof/ledger-head.ts'
import { levelsPerTile, tileKey, tileKind, tileWidth } from '#engine/proof/tree-tiles.ts'
import type { AuditView, AuditWorld } from '#engine/run/audit-source.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { concat, type Sha256, toBase64 } from '#ledger/bytes.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { epoch } from '#ledger/epoch.ts'
import { append, type Frontier, frontier, frontierRoot, readFrontier, writeFrontier } from '#ledger/frontier.ts'
import { textOfNote } from '#ledger/note.ts'
import { compared, comparedThere, type Found } from '../compare.ts'
import { leafBytes } from '../hands/hand.ts'
import { rootsSigned } from './roots-apart.ts'

/** A log that ends otherwise than was noted or witnessed. */
export async function logEndApart({ endApart }: Pick<AuditView, 'endApart'>): Promise<readonly Found[]> {
  const apart = await endApart?.()
  if (!apart) return []
  const key = { pk: '', sk: '' }
  if (apart.kind === 'unreadable') return [{ kind: 'logEnd', code: 'malformed', key, fields: [] }]
  if ('file' in apart) return [{ kind: 'log', code: apart.kind, key, fields: [apart.file] }]
  const code = apart.kind === 'short' ? 'cutOff' : 'otherCourse'
  return [{ kind: 'log', code, key, fields: [`${apart.rows} / ${apart.kept}`] }]
}

/** Sizes stand in keys with twelve digits. */
const most = 999_999_999_999

type Tile = { readonly level: number; readonly index: number; readonly nodes: Uint8Array[] }

/** Holds tiles, head and signed roots against the whole tree. */
export async function* auditLedger(world: AuditWorld, leaves: Uint8Array): AsyncGenerator<Found> {
  const stands = await world.table.get(headKey)
  const head = stands && headKind.schema.safeParse(stands.body).data
  const note = await lastCheckpoint(world.table)
  const size = Math.max(Number(head?.frontier.split(' ')[0] ?? 0), Number(note?.split('\n')[1] ?? 0))
  const open = new Map<number, Tile>()
  const full: Tile[] = []
  const keep = (level: number, index: number, node: Uint8Array) => {
    if (level % levelsPerTile !== 0) return
    const tile = open.get(level) ?? { level, index: Math.floor(index / tileWidth), nodes: [] }
    tile.nodes.push(node)
    open.set(level, tile)
    if (tile.nodes.length < tileWidth) return
    full.push(tile)
    open.delete(level)
  }
  const roots = await rootsSigned(world, { from: 1, to: most })
  let tree = frontier
  for (let at = 0; at < leaves.length && tree.size < size; at += leafBytes) {
    tree = append(tree, leaves.subarray(at, at + leafBytes), world.sha256, keep)
    for (const tile of full.splice(0)) yield* comparedThere(world, itemOf(tile))
    yield* roots.apart(tree)
  }
  yield* roots.rest()
  for (const tile of open.values()) yield* comparedThere(world, itemOf(tile))
  if (size > 0) yield* headApart(stands, { tree, note }, world.sha256)
  else yield* neverSigned(world)
}

/** Rows of long ago over which nothing was ever signed. */
async function* neverSigned({ journal, clock }: Pick<AuditWorld, 'journal' | 'clock'>): AsyncGenerator<Found> {
  const [row] = await journal.since(-1, 1)
  if (row && entryOf(row.item).at < clock.now() - longestUnsigned)
    yield { kind: 'ledgerHead', code: 'missing', key: headKey, fields: [] }
}

/** A first start signs within seconds, however slow. */
const longestUnsigned = 3_600_000

type Signed = { readonly tree: Frontier; readonly note: string | null }

/** Head repeats tree, checkpoint and epoch; only its instant is its own. */
function* headApart(stands: Item | undefined, { tree, note }: Signed, sha256: Sha256): Generator<Found> {
  const head = stands && headKind.schema.safeParse(stands.body).data
  const frontier = writeFrontier(tree)
  if (!stands || !head) return yield* compared('ledgerHead', { ...headKey, v: 1, body: frontier }, undefined)
  const last = note === null ? undefined : readCheckpoint(textOfNote(note))
  const signed = last && epoch(last, head.ledger)
  const checkpoint = head.checkpoint === null ? null : note
  const said = { ...head, frontier, checkpoint, ledger: last && !signed ? '' : head.ledger }
  const began = { size: tree.size, root: toBase64(frontierRoot(tree, sha256)) }
  const number = Math.max(head.epoch.number, (signed?.number ?? 0) + 1)
  // Until an epoch signs, the head alone names it.
  const now =
    head.checkpoint === null ? { number, ...(number > 1 && began) } : ((signed && epochBody(signed)) ?? head.epoch)
  yield* compared('ledgerHead', { ...stands, body: json({ ...said, epoch: now }) }, stands)
}

type HeadWorld = Pick<AuditWorld, 'table' | 'journal' | 'clock' | 'sha256'>

/** Head of a log that goes on meanwhile. */
export async function* headNowApart(world: HeadWorld): AsyncGenerator<Found> {
  const { table, sha256 } = world
  for (let tries = 0; tries < mostTries; tries += 1) {
    const stands = await table.get(headKey)
    const note = await lastCheckpoint(table)
    if (stands?.v !== (await table.get(headKey))?.v) continue
    if (!stands) return yield* neverSigned(world)
    const tree = readFrontier(headKind.schema.safeParse(stands?.body).data?.frontier ?? '')
    if (tree && tree.size > 0) yield* headApart(stands, { tree, note }, sha256)
    return
  }
}

/** A seal in between moves both. */
const mostTries = 3

const itemOf = ({ level, index, nodes }: Tile): Item => ({
  ...tileKey(level / levelsPerTile, index),
  v: 1,
  body: tileKind.schema.parse(toBase64(concat(...nodes))),
})
