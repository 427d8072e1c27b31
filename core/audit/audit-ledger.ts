import { headKey, headKind, lastCheckpoint } from '#engine/proof/ledger-head.ts'
import { levelsPerTile, tileKey, tileKind, tileWidth } from '#engine/proof/tree-tiles.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { concat, toBase64 } from '#ledger/bytes.ts'
import { chain } from '#ledger/chain.ts'
import { epochOrigin } from '#ledger/epoch.ts'
import { append, frontier, writeFrontier } from '#ledger/frontier.ts'
import { lasts } from '#ledger/lasts.ts'
import type { Problem } from '#ledger/problem.ts'
import { compared, type Found } from './compare.ts'

type Tile = { readonly level: number; readonly index: number; readonly nodes: Uint8Array[] }

/** Checks chains, payload hashes and the tree: tiles and head. */
export async function* auditLedger(world: AuditWorld): AsyncGenerator<Found> {
  const stands = await world.table.get(headKey)
  const head = stands && headKind.schema.safeParse(stands.body).data
  const note = await lastCheckpoint(world.table)
  const size = Math.max(Number(head?.frontier.split(' ')[0] ?? 0), Number(note?.split('\n')[1] ?? 0))
  const open = new Map<number, Tile>()
  const full: Tile[] = []
  const problems: Problem[] = []
  const links = { lasts: lasts(), hash: world.sha256, report: (one: Problem) => void problems.push(one) }
  const keep = (level: number, index: number, node: Uint8Array) => {
    if (level % levelsPerTile !== 0) return
    const tile = open.get(level) ?? { level, index: Math.floor(index / tileWidth), nodes: [] }
    tile.nodes.push(node)
    open.set(level, tile)
    if (tile.nodes.length < tileWidth) return
    full.push(tile)
    open.delete(level)
  }
  let [tree, last] = [frontier, -1]
  for (;;) {
    const rows = await world.journal.since(last, 1000)
    for (const { position, item } of rows) {
      const body: { readonly entry?: unknown; readonly payload?: unknown } = Object(item.body)
      const { entry, payload } = body
      const leaf = chain(links, payload === undefined ? { entry } : { entry, payload }, position)
      if (tree.size < size) tree = append(tree, leaf, world.sha256, keep)
      for (const { code } of problems.splice(0))
        yield { kind: 'log', code: 'damaged', key: { pk: item.pk, sk: item.sk }, fields: [code] }
      last = position
    }
    for (const tile of full.splice(0)) yield* compared('tile', itemOf(tile), await world.table.get(itemOf(tile)))
    if (rows.length === 0) break
  }
  for (const tile of open.values()) yield* compared('tile', itemOf(tile), await world.table.get(itemOf(tile)))
  if (size > 0) yield* headApart(stands, { frontier: writeFrontier(tree), note })
}

type Signed = { readonly frontier: string; readonly note: string | null }

/** Head repeats tree and checkpoint; only its instant is its own. */
function* headApart(stands: Item | undefined, { frontier: text, note }: Signed): Generator<Found> {
  const head = stands && headKind.schema.safeParse(stands.body).data
  if (!stands || !head) return yield* compared('ledgerHead', { ...headKey, v: 1, body: text }, undefined)
  // Until an epoch signs its first, the last is of one before it.
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
