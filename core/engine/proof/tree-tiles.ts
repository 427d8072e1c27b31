import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import type { Item, Key, Table, Write } from '#engine/store/ports.ts'
import { stored } from '#engine/store/stored.ts'
import { Fault } from '#law/fault.ts'
import { concat, fromBase64, type Sha256, toBase64 } from '#ledger/bytes.ts'
import { type Nodes, nodesOf } from '#ledger/tree.ts'

/**
 * Tree in tiles of 256 hashes, as C2SP tlog-tiles: tile (level, n) holds level 8·level. A seal rewrites the last tile
 * of each; a proof reads a few.
 */
export const tileWidth = 256
export const levelsPerTile = 8

const keys = keyShape('ledger#tile#{level}#{n}', '{tile}')

export const tileKind = stored('tile of the ledger', { schema: z.base64(), keys: [keys], due: null, from: 'log' })

/** Collects subtrees that new leaves close, and writes their tiles. */
export function tileWriter(table: Table) {
  const fresh = new Map<string, { level: number; index: number; nodes: Uint8Array[] }>()
  return {
    keep(level: number, index: number, node: Uint8Array): void {
      if (level % levelsPerTile !== 0) return
      const tile = Math.floor(index / tileWidth)
      const name = `${level}/${tile}`
      const its = fresh.get(name) ?? { level: level / levelsPerTile, index: tile, nodes: [] }
      its.nodes.push(node)
      fresh.set(name, its)
    },
    /** `from`: leaves sealed before; a failed seal's tile counts no more. */
    async writes(from: number): Promise<Write[]> {
      return Promise.all(
        [...fresh.values()].map(async ({ level, index, nodes }) => {
          const old = await table.get(tileKey(level, index))
          const before = Math.min(sizeAt(from, level) - index * tileWidth, tileWidth)
          const kept = old && before > 0 ? hashesOf(old).slice(0, before) : []
          const body = toBase64(concat(...kept, ...nodes))
          const item: Item = { ...tileKey(level, index), v: (old?.v ?? 0) + 1, body }
          return { put: item, when: old ? { v: old.v } : 'absent' } as const
        }),
      )
    },
  }
}

/** Hashes that `want` asks: first their keys, then values. */
export async function readNodes(table: Table, hash: Sha256, want: (nodes: Nodes) => void): Promise<Nodes> {
  const asked = new Map<string, Key>()
  want((level, index) => {
    const key = tileOf(level, index)
    asked.set(key.sk, key)
    return nothing
  })
  const tiles = new Map<string, Nodes>()
  for (const [sk, key] of asked) {
    const item = await table.get(key)
    if (!item) throw new Fault('ledger.tileMissing', sk)
    tiles.set(sk, treeIn(item, hash))
  }
  return (level, index) => {
    const within = level % levelsPerTile
    const nodes = tiles.get(tileOf(level, index).sk) ?? nodesOf([], hash)
    return nodes(within, index % (tileWidth / 2 ** within))
  }
}

/** Trees of tiles by their text: papers of one hour share them. */
const trees = new Map<string, Nodes>()
const mostTrees = 16

function treeIn(item: Item, hash: Sha256): Nodes {
  const text = String(item.body)
  const known = trees.get(text)
  if (known) return known
  const tree = nodesOf(hashesOf(item), hash)
  if (trees.size >= mostTrees) trees.clear()
  trees.set(text, tree)
  return tree
}

/** First hashes of a tile; undefined where it has not as many. */
export async function readTile(table: Table, level: number, index: number, width: number) {
  const item = await table.get(tileKey(level, index))
  const hashes = item ? hashesOf(item) : []
  return hashes.length < width ? undefined : concat(...hashes.slice(0, width))
}

const nothing = new Uint8Array(32)

export const tileKey = (level: number, index: number): Key =>
  keys.key(String(level), String(index), `${level}/${index}`)

function tileOf(level: number, index: number): Key {
  const at = index * 2 ** (level % levelsPerTile)
  return tileKey(Math.floor(level / levelsPerTile), Math.floor(at / tileWidth))
}

const sizeAt = (leaves: number, level: number) => Math.floor(leaves / tileWidth ** level)

function hashesOf(item: Item): Uint8Array[] {
  const bytes = fromBase64(tileKind.read(item))
  if (bytes === undefined) throw new Fault('ledger.tileUnreadable', 'a tile of the ledger cannot be read')
  return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(32 * i, 32 * i + 32))
}
