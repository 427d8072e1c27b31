import { checkpointKey, checkpointKind, checkpointSize } from '#engine/proof/ledger-head.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Key } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { equal } from '#ledger/bytes.ts'
import { readCheckpoint } from '#ledger/checkpoint.ts'
import { type Frontier, frontierRoot } from '#ledger/frontier.ts'
import { textOfNote } from '#ledger/note.ts'
import type { Found } from '../compare.ts'

type Signed = { readonly key: Key; readonly root: Uint8Array }
type World = Pick<AuditWorld, 'table' | 'sha256' | 'signedBy'>
type Sizes = { readonly from: number; readonly to: number }

/** Roots that checkpoints signed, for a tree that grows. */
export async function rootsSigned({ table, sha256, signedBy }: World, { from, to }: Sizes) {
  const bySize = new Map<number, Signed[]>()
  const malformed: Key[] = []
  let isOurs = false
  const { pk, sk } = checkpointKey(from, 0)
  const range = { index: 'main', pk, from: sk, to: checkpointKey(to, 9999).sk } as const
  for await (const { body, ...key } of everyItem(table, range, 500)) {
    const note = checkpointKind.schema.safeParse(body).data
    const read = note === undefined ? undefined : readCheckpoint(textOfNote(note))
    const by = note === undefined ? 'nobody' : (signedBy?.(note) ?? 'ours')
    // A former key's stand before the first of ours.
    if (read?.size !== checkpointSize(key) || by === 'nobody' || (by === 'other' && isOurs)) malformed.push(key)
    else bySize.set(read.size, [...(bySize.get(read.size) ?? []), { key, root: read.root }])
    isOurs ||= by === 'ours'
  }
  return {
    /** Checkpoints of this size that signed another tree. */
    apart(tree: Frontier): readonly Found[] {
      const signed = bySize.get(tree.size) ?? []
      bySize.delete(tree.size)
      if (signed.length === 0) return []
      const root = frontierRoot(tree, sha256)
      return signed.filter((one) => !equal(one.root, root)).map(({ key }) => found(key, 'root'))
    },
    /** Unreadable ones, and those of more rows than there are. */
    rest: (): readonly Found[] => [
      ...malformed.map((key) => found(key, 'body')),
      ...[...bySize.values()].flat().map(({ key }) => found(key, 'size')),
    ],
  }
}

const found = ({ pk, sk }: Key, field: string): Found => ({
  ...{ kind: 'checkpoint', code: 'changed', key: { pk, sk }, fields: [field] },
})
