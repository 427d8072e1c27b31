import type { AuditWorld, Partition } from '#engine/run/audit-source.ts'
import { placeOf as placeOfFollower } from '#engine/run/consume.ts'
import { followsLog, type KindName, kindOf, wordOf } from '#engine/run/kind-of.ts'
import { allAside } from '#engine/run/set-aside.ts'
import type { Item } from '#engine/store/ports.ts'
import { administration } from './administration.ts'
import { auditLedger } from './audit-ledger.ts'
import { compared, type Found, unsupported } from './compare.ts'
import type { Difference } from './difference.ts'
import type { IsFollowed } from './of-case.ts'
import { auditPartition } from './partition.ts'
import { rebuilds } from './rebuilds.ts'
import { recordBook } from './record-book.ts'
import { sums } from './sums.ts'

/** Looked at so far. */
export type Audited = {
  rows: number
  items: number
  /** Items of each kind, and of those that no register names by the first word of their partition. */
  readonly kinds: Map<string, number>
  readonly nameless: Map<string, number>
  /** Cases whose clocks were counted by an earlier calendar. */
  recounted: number
}

/** Holds all that stands in a store against its log, partition by partition, and tells each difference as it is found. */
export async function* audit(world: AuditWorld, so: Audited, progress: () => void): AsyncGenerator<Difference> {
  for (const problem of world.integrity())
    yield { kind: 'database', code: 'damaged', key: { pk: '', sk: '' }, about: null, fields: [problem] }
  for (const { index, entry, key, lacks } of world.strays()) {
    const code = lacks === 'entry' ? 'entryMissing' : 'entryExtra'
    yield { kind: 'index', code, key, about: null, fields: [`${index}: ${entry.join(' → ')}`] }
  }
  const { items, calendarSince } = await administration(world)
  const state = {
    book: recordBook(world),
    sums: sums(),
    calendarSince,
    isFollowed: await followedIn(world),
  }
  const counted: Item[] = []
  for (const one of world.partitions()) {
    count(so, one)
    counted.push(...one.items.filter((item) => isSum(kindOf(item))).map(({ pk, sk }) => ({ pk, sk, v: 0, body: null })))
    const { found, about, recounted } = await auditPartition(world, one, state)
    if (recounted) so.recounted += 1
    for (const each of found) yield { ...each, about }
    progress()
  }
  for await (const each of rest(world, state.sums, counted)) yield { ...each, about: null }
  for (const item of items)
    for (const each of compared(kindOf(item) ?? item.pk, item, await world.table.get(item)))
      yield { ...each, about: null }
  for await (const each of auditLedger(world)) yield { ...each, about: null }
}

const isSum = (name: KindName | null) => name !== null && followsLog(name) && rebuilds[name].by === 'sum'

async function* rest(world: AuditWorld, all: ReturnType<typeof sums>, counted: readonly Item[]): AsyncGenerator<Found> {
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

/** Tells whether a follower of the journal must have taken a row: it has passed it, and not set it aside. */
async function followedIn(world: AuditWorld): Promise<IsFollowed> {
  const passed = {
    workload: await placeOfFollower(world, 'workload'),
    figures: await placeOfFollower(world, 'figures'),
  }
  const aside = new Set<string>()
  for (const name of ['workload', 'figures'] as const)
    for await (const { row } of allAside(world.table, name)) aside.add(`${name} ${row.pk}`)
  return (name, pk, position) => position <= passed[name] && !aside.has(`${name} ${pk}`)
}
