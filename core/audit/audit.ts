import type { Partition, WholeWorld } from '#engine/run/audit-source.ts'
import { kindOf, wordOf } from '#engine/run/kind-of.ts'
import type { Key } from '#engine/store/ports.ts'
import { administrationApart } from './administration-apart.ts'
import { auditLedger } from './audit-ledger.ts'
import { auditingOf } from './auditing.ts'
import { compared, type Found, unsupported } from './compare.ts'
import { databaseApart } from './database-apart.ts'
import type { Difference } from './difference.ts'
import { auditPartition } from './partition.ts'
import { publicBeside } from './public-beside.ts'
import { rebuiltBy } from './rebuilds.ts'
import { sums } from './sums.ts'

/** Looked at so far. */
export type Audited = {
  rows: number
  items: number
  /** Items by kind; unregistered ones by their partition's first word. */
  readonly kinds: Map<string, number>
  readonly nameless: Map<string, number>
  /** Cases whose clocks were counted by an earlier calendar. */
  recounted: number
  /** Public files are being drawn anew, and were not compared. */
  undrawn?: true
}

/** Holds a whole store against its log, partition by partition. */
export async function* audit(world: WholeWorld, so: Audited, progress: () => void): AsyncGenerator<Difference> {
  yield* databaseApart({ integrity: world.integrity(), strays: world.strays() })
  const { state, administered: admin } = await auditingOf(world, sums())
  if (!state.drawn) so.undrawn = true
  const counted: Key[] = []
  const administered: Key[] = []
  for (const one of world.partitions()) {
    count(so, one)
    for (const item of one.items) {
      const by = rebuiltBy(kindOf(item))
      if (by === 'sum') counted.push(keyOf(item))
      if (by === 'administration') administered.push(keyOf(item))
    }
    const { found, about, recounted } = await auditPartition(world, one, state)
    if (recounted) so.recounted += 1
    for (const each of found) yield { ...each, about }
    progress()
  }
  for await (const each of rest(world, state.sums, counted)) yield { ...each, about: null }
  for await (const each of administrationApart(world, admin, administered)) yield { ...each, about: null }
  for await (const each of auditLedger(world)) yield { ...each, about: null }
  for await (const each of publicBeside(world)) yield { ...each, about: null }
}

const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk })

async function* rest(world: WholeWorld, all: ReturnType<typeof sums>, counted: readonly Key[]): AsyncGenerator<Found> {
  for (const item of all.items()) yield* compared(kindOf(item) ?? item.pk, item, await world.table.get(item))
  for (const item of counted) if (!all.has(item)) yield unsupported(kindOf(item) ?? item.pk, item)
}

function count(so: Audited, { items }: Partition): void {
  for (const item of items) {
    if (item.log) so.rows += 1
    else so.items += 1
    const kind = kindOf(item)
    const word = wordOf(item.pk)
    if (kind === null) so.nameless.set(word, (so.nameless.get(word) ?? 0) + 1)
    else so.kinds.set(kind, (so.kinds.get(kind) ?? 0) + 1)
  }
}
