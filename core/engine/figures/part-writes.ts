import { countWrites } from '#engine/store/counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { dueBuckets, workloadOf } from '#engine/store/keys.ts'
import type { Key, Write } from '#engine/store/ports.ts'

/** List where a case counts, by the party on whose account. */
export type Part = { readonly list: string; readonly of: string; readonly names: readonly string[] }

/** Writes that take the old from counters, and add the new. */
export async function changeWrites(
  engine: Pick<Engine, 'table'>,
  shard: number,
  before: readonly Part[],
  now: readonly Part[],
): Promise<readonly Write[]> {
  const sums = new Map<string, { readonly key: Key; readonly by: (readonly [string, number])[] }>()
  const add = (key: Key, names: readonly string[], by: number) => {
    const at = `${key.pk} ${key.sk}`
    const one = sums.get(at) ?? { key, by: [] }
    one.by.push(...names.map((name) => [name, by] as const))
    sums.set(at, one)
  }
  const signed = [...before.map((part) => ({ part, by: -1 })), ...now.map((part) => ({ part, by: 1 }))]
  for (const { part, by } of signed) {
    for (const key of countersOf(shard, part)) add(key, part.names, by)
  }
  // Side by side, so that a host may read them together.
  const writes = await Promise.all([...sums.values()].map(({ key, by }) => countWrites(engine, key, by)))
  return writes.flat()
}

/** Counters that a part of a case stands in. */
export const countersOf = (shard: number, part: Part): readonly Key[] => [
  counterOf(part.list, shard),
  ...countersIn(part.list, part.of),
]

const counterOf = (list: string, shard: number): Key => ({ pk: workloadOf(list), sk: `all#${shard}` })

/** All counters of a list, or the one of a party's part. */
export const countersIn = (list: string, of?: string): readonly Key[] =>
  of === undefined
    ? Array.from({ length: dueBuckets }, (_, shard) => counterOf(list, shard))
    : [{ pk: workloadOf(list, of), sk: 'part' }]
