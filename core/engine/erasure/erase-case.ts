import { system } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { breachKind, tallyKind, weightKind } from '#engine/figures/figure-kinds.ts'
import { changeWrites } from '#engine/figures/part-writes.ts'
import { boardedKind } from '#engine/figures/running.ts'
import { administer, change, refused } from '#engine/people/admin-log.ts'
import { erasureItem, erasureKind } from '#engine/register/erasure-kind.ts'
import { untilCounted } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { bucketOf, caseKey, evidenceFolder, paperFolder } from '#engine/store/keys.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import type { ErasureActs } from './erasure-acts.ts'

/**
 * Erases what a confirmed erasure names: files first, then all beside the log, then what its
 * entries said. Broken off, it goes on; a last entry says that nothing is left.
 */
export async function eraseCase(engine: Engine, { pk, sk }: Key): Promise<boolean> {
  const item = await engine.table.get({ pk, sk })
  const erasure = item && erasureKind.read(item)
  if (erasure?.state !== 'confirmed') return false
  const { id } = erasure
  await leaveLists(engine, id)
  const all = await readAll(engine.table, { index: 'main', pk: caseKey(id).pk })
  // Also a paper that was printed, and whose sealing was cut short.
  for (const folder of [paperFolder(id), evidenceFolder(id)]) await engine.files.clear(folder)
  const writes = all.flatMap(erasing)
  for (let at = 0; at < writes.length; at += together)
    if ((await engine.table.transact(writes.slice(at, at + together))).kind === 'conflict') return false
  const done = await administer(engine, { actor: system }, 'erasure.done', async () => {
    const now = await engine.table.get({ pk, sk })
    if (!now || erasureKind.read(now).state !== 'confirmed') return refused('movedOn')
    const put = erasureItem({ ...erasure, state: 'done' }, engine.deployment.area, now.v + 1)
    return change({ id } satisfies ErasureActs['erasure.done'], [{ put, when: { v: now.v } }])
  })
  return done.kind === 'done'
}

/** Takes the case from the counters of lists. */
const leaveLists = (engine: Engine, id: string): Promise<true> =>
  untilCounted(`lists of case ${id}`, async () => {
    const notes = (await readAll(engine.table, { index: 'main', pk: caseKey(id).pk })).filter(isNote)
    if (notes.length === 0) return true
    const parts = notes.flatMap((note) => (weightKind.holds(note) ? weightKind : boardedKind).read(note).parts)
    const counted = await changeWrites(engine, bucketOf(id), parts, [])
    const gone = notes.map(({ pk, sk, v }): Write => ({ remove: { pk, sk }, when: { v } }))
    return (await engine.table.transact([...gone, ...counted])).kind === 'done' ? true : null
  })

const isNote = (key: Key) => weightKind.holds(key) || boardedKind.holds(key)

/** Writes of one transaction. */
const together = 50

/** Counts of what it added to the figures stay, which name nobody. */
export const staysErased = (key: Key): boolean => tallyKind.holds(key) || breachKind.holds(key)

/** Writes that erase an item; none where it stays. */
export function erasing(item: Item): readonly Write[] {
  const { pk, sk, v } = item
  if (item.log) return logRow(item).payload ? [{ erase: { pk, sk }, when: { v: 1 } }] : []
  return staysErased(item) ? [] : [{ remove: { pk, sk }, when: { v } }]
}
