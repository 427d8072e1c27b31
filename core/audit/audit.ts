import type { AuditWorld, Partition } from '#engine/run/audit-source.ts'
import { placeOf as placeOfFollower } from '#engine/run/consume.ts'
import { followsLog, type KindName, kindOf, wordOf } from '#engine/run/kind-of.ts'
import { allAside } from '#engine/run/set-aside.ts'
import type { Key } from '#engine/store/ports.ts'
import { type Administration, administration } from './administration.ts'
import { auditLedger } from './audit-ledger.ts'
import { compared, type Found, unsupported } from './compare.ts'
import type { Difference } from './difference.ts'
import { beside, type IsFollowed } from './of-case.ts'
import { auditPartition } from './partition.ts'
import { rebuilds } from './rebuilds.ts'
import { recordBook } from './record-book.ts'
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
}

/** Holds a whole store against its log, partition by partition. */
export async function* audit(world: AuditWorld, so: Audited, progress: () => void): AsyncGenerator<Difference> {
  for (const problem of world.integrity())
    yield { kind: 'database', code: 'damaged', key: { pk: '', sk: '' }, about: null, fields: [problem] }
  for (const { index, entry, key, lacks } of world.strays()) {
    const code = lacks === 'entry' ? 'entryMissing' : 'entryExtra'
    yield { kind: 'index', code, key, about: null, fields: [`${index}: ${entry.join(' → ')}`] }
  }
  const { items, calendarSince, faults, seating } = await administration(world)
  const state = {
    book: recordBook(world),
    sums: sums(),
    calendarSince,
    seating,
    isFollowed: await followedIn(world),
  }
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
  for await (const each of ofAdministration(world, { items, faults }, administered)) yield { ...each, about: null }
  for await (const each of auditLedger(world)) yield { ...each, about: null }
}

const rebuiltBy = (name: KindName | null) => (name !== null && followsLog(name) ? rebuilds[name].by : null)
const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk })

async function* ofAdministration(
  world: AuditWorld,
  { items, faults }: Pick<Administration, 'items' | 'faults'>,
  there: readonly Key[],
): AsyncGenerator<Found> {
  yield* faults
  for (const item of items) yield* compared(kindOf(item) ?? item.pk, item, await world.table.get(item))
  const known = new Set(items.map(({ pk, sk }) => `${pk} ${sk}`))
  if (faults.length === 0)
    for (const key of there) if (!known.has(`${key.pk} ${key.sk}`)) yield unsupported(kindOf(key) ?? key.pk, key)
}

async function* rest(world: AuditWorld, all: ReturnType<typeof sums>, counted: readonly Key[]): AsyncGenerator<Found> {
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

/** Tells if a follower passed a row, not set aside. */
async function followedIn(world: AuditWorld): Promise<IsFollowed> {
  const passed = new Map<string, number>()
  const aside = new Set<string>()
  for (const name of beside) {
    passed.set(name, await placeOfFollower(world, name))
    for await (const { row } of allAside(world.table, name)) aside.add(`${name} ${row.pk}`)
  }
  return (name, pk, position) => position <= (passed.get(name) ?? -1) && !aside.has(`${name} ${pk}`)
}
