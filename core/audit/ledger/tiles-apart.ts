import { levelsPerTile, tileKey, tileKind, tileWidth } from '#engine/proof/tree-tiles.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { equal, fromBase64 } from '#ledger/bytes.ts'
import type { Keep } from '#ledger/frontier.ts'
import type { Found } from '../compare.ts'

type Node = { readonly at: number; readonly hash: Uint8Array }

/** Nodes that a part of the tree closes, by tile. */
export function tilesMet() {
  const tiles = new Map<string, { readonly level: number; readonly n: number; readonly nodes: Node[] }>()
  const keep: Keep = (level, index, hash) => {
    if (level % levelsPerTile !== 0) return
    const n = Math.floor(index / tileWidth)
    const tile = tiles.get(`${level}/${n}`) ?? { level: level / levelsPerTile, n, nodes: [] }
    tile.nodes.push({ at: index % tileWidth, hash })
    tiles.set(`${level}/${n}`, tile)
  }
  return {
    keep,
    async apart({ table }: Pick<AuditWorld, 'table'>): Promise<readonly Found[]> {
      const found: Found[] = []
      for (const { level, n, nodes } of tiles.values()) {
        const key = tileKey(level, n)
        const item = await table.get(key)
        const bytes = fromBase64(tileKind.schema.safeParse(item?.body).data ?? '') ?? new Uint8Array()
        if (nodes.every(({ at, hash }) => equal(bytes.subarray(32 * at, 32 * at + 32), hash))) continue
        found.push({ kind: 'tile', code: item ? 'changed' : 'missing', key, fields: item ? ['body'] : [] })
      }
      return found
    },
  }
}
