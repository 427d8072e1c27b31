import { headKey, headKind, lastCheckpoint } from '#engine/proof/ledger-head.ts'
import { endApart } from '#engine/proof/log-end.ts'
import { levelsPerTile, tileKey, tileKind, tileWidth } from '#engine/proof/tree-tiles.ts'
import type { AuditWorld, WholeWorld } from '#engine/run/audit-source.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { concat, toBase64 } from '#ledger/bytes.ts'
import { epochOrigin } from '#ledger/epoch.ts'
import { append, frontier, writeFrontier } from '#ledger/frontier.ts'
import { compared, comparedThere, type Found } from '../compare.ts'
import { leafBytes } from '../hands/hand.ts'
import { rootsSigned } from './roots-apart.ts'

/** Holds the log against the end that was noted beside it. */
export async function* logEndApart(world: WholeWorld): AsyncGenerator<Found> {
  const apart = await endApart(world, world.keptEnd ?? null)
  const key = { pk: '', sk: '' }
  if (apart?.kind === 'unreadable') yield { kind: 'logEnd', code: 'malformed', key, fields: [] }
  else if (apart)
    yield {
      kind: 'log',
      code: apart.kind === 'short' ? 'cutOff' : 'otherCourse',
      key,
      fields: [`${apart.rows} / ${apart.kept}`],
    }
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
  if (size > 0) yield* headApart(stands, { frontier: writeFrontier(tree), note })
}

type Signed = { readonly frontier: string; readonly note: string | null }

/** Head repeats tree and checkpoint; only its instant is its own. */
function* headApart(stands: Item | undefined, { frontier: text, note }: Signed): Generator<Found> {
  const head = stands && headKind.schema.safeParse(stands.body).data
  if (!stands || !head) return yield* compared('ledgerHead', { ...headKey, v: 1, body: text }, undefined)
  // Until an epoch signs, the last is of one before it.
  const isNamed =
    note === null ||
    (head.checkpoint === null
      ? note.startsWith(`${head.ledger}\n`) || note.startsWith(`${head.ledger}/epoch/`)
      : note.startsWith(`${epochOrigin(head.ledger, head.epoch.number)}\n`))
  const checkpoint = head.checkpoint === null ? null : note
  const body = { ...head, frontier: text, checkpoint, ledger: isNamed ? head.ledger : '' }
  yield* compared('ledgerHead', { ...stands, body: json(body) }, stands)
}

const itemOf = ({ level, index, nodes }: Tile): Item => ({
  ...tileKey(level / levelsPerTile, index),
  v: 1,
  body: tileKind.schema.parse(toBase64(concat(...nodes))),
})
