import { checkpointKey, checkpointKind, checkpointSize } from '#engine/proof/ledger-head.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Key, Table } from '#engine/store/ports.ts'
import { everyItem, readOne } from '#engine/store/read.ts'
import { equal, type Sha256 } from '#ledger/bytes.ts'
import { type Checkpoint, readCheckpoint } from '#ledger/checkpoint.ts'
import { epoch, sameEpoch } from '#ledger/epoch.ts'
import { type Frontier, frontierRoot } from '#ledger/frontier.ts'
import { textOfNote } from '#ledger/note.ts'
import { nameOf, place } from '#ledger/place.ts'
import type { Found } from '../compare.ts'

type Signed = { readonly key: Key; readonly root: Uint8Array; readonly field: string }
type World = Pick<AuditWorld, 'table' | 'sha256' | 'signedBy'>
type Sizes = { readonly from: number; readonly to: number }

/** Roots that checkpoints signed, for a tree that grows. */
export async function rootsSigned({ table, sha256, signedBy }: World, { from, to }: Sizes) {
  const bySize = new Map<number, Signed[]>()
  const amiss: Found[] = []
  let isOurs = false
  let before = await checkpointBefore(table, from)
  const promise = (size: number, one: Signed) => bySize.set(size, [...(bySize.get(size) ?? []), one])
  const { pk, sk } = checkpointKey(from, 0)
  const range = { index: 'main', pk, from: sk, to: checkpointKey(to, 9999).sk } as const
  for await (const { body, ...key } of everyItem(table, range, 500)) {
    const note = checkpointKind.schema.safeParse(body).data
    const read = note === undefined ? undefined : readCheckpoint(textOfNote(note))
    const by = note === undefined ? 'nobody' : (signedBy?.(note) ?? 'ours')
    // A former key's stand before the first of ours.
    const isMalformed = read?.size !== checkpointSize(key) || by === 'nobody' || (by === 'other' && isOurs)
    isOurs ||= by === 'ours'
    if (isMalformed || read === undefined) {
      amiss.push(found(key, 'body'))
      before = 'unknown'
      continue
    }
    promise(read.size, { key, root: read.root, field: 'root' })
    const its = epochOf(read)
    const last = before && before !== 'unknown' ? epochOf(before) : undefined
    const isFirst = last?.number !== its?.number
    // By night an epoch may have begun among rows looked at before.
    if (its?.oldHead && isFirst && its.oldHead.size >= from)
      promise(its.oldHead.size, { key, root: its.oldHead.root, field: 'epoch' })
    if (!its || (last && !isFirst && !sameEpoch(its, last))) amiss.push(found(key, 'epoch'))
    amiss.push(...chainApart(before, read, sha256).map((field) => found(key, field)))
    before = read
  }
  return {
    /** Checkpoints of this size that signed another tree. */
    apart(tree: Frontier): readonly Found[] {
      const signed = bySize.get(tree.size) ?? []
      bySize.delete(tree.size)
      if (signed.length === 0) return []
      const root = frontierRoot(tree, sha256)
      return signed.filter((one) => !equal(one.root, root)).map(({ key, field }) => found(key, field))
    },
    /** Unreadable ones, and those of more rows than there are. */
    rest: (): readonly Found[] => [...amiss, ...[...bySize.values()].flat().map(({ key }) => found(key, 'size'))],
  }
}

type Before = Checkpoint | 'unknown' | undefined

/** The newest of fewer rows. */
async function checkpointBefore(table: Table, from: number): Promise<Before> {
  const { pk, sk } = checkpointKey(from - 1, 9999)
  const item = await readOne(table, { index: 'main', pk, to: sk, newestFirst: true })
  if (!item) return undefined
  return readCheckpoint(textOfNote(checkpointKind.schema.safeParse(item.body).data ?? '')) ?? 'unknown'
}

/** By the name in its own origin. */
const epochOf = (checkpoint: Checkpoint) => epoch(checkpoint, checkpoint.origin.replace(/\/epoch\/\d+$/, ''))

/** Once told, a checkpoint's place is behind the one signed before it. */
function chainApart(before: Before, now: Checkpoint, sha256: Sha256): readonly string[] {
  if (before === 'unknown') return []
  const [last, here] = [before && place(before), place(now)]
  if (!here) return last || here === null ? ['after'] : []
  const after = before === undefined ? null : nameOf(before, sha256)
  return [...(here.after === after ? [] : ['after']), ...(last && here.at < last.at ? ['time'] : [])]
}

const found = ({ pk, sk }: Key, field: string): Found => ({
  ...{ kind: 'checkpoint', code: 'changed', key: { pk, sk }, fields: [field] },
})
