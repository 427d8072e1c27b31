import { z } from 'zod'
import { Fault } from '#law/fault.ts'
import type { Engine } from './engine.ts'
import { json } from './keys.ts'
import type { Key, Write } from './ports.ts'

/** Counters by name, as one item keeps them. */
export const Counts = z.record(z.string(), z.number())
export type Counts = Readonly<z.infer<typeof Counts>>

/** Sums of the same names; what comes to nothing is not kept. */
export function added(counts: Counts, sums: Iterable<readonly [string, number]>): Counts {
  const all = new Map(Object.entries(counts))
  for (const [name, by] of sums) all.set(name, (all.get(name) ?? 0) + by)
  return Object.fromEntries([...all].filter(([, n]) => n !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Adds sums to one item of counters; an item of nothing goes. */
export async function countWrites(
  { table }: Pick<Engine, 'table'>,
  key: Key,
  sums: Iterable<readonly [string, number]>,
): Promise<readonly Write[]> {
  const change = added({}, sums)
  if (Object.keys(change).length === 0) return []
  const there = await table.get(key)
  const counts = added(Counts.parse(there?.body ?? {}), Object.entries(change))
  const when = there ? { v: there.v } : ('absent' as const)
  if (there && Object.keys(counts).length === 0) return [{ remove: key, when: { v: there.v } }]
  return [{ put: { ...key, v: (there?.v ?? 0) + 1, body: json(counts) }, when }]
}

// Exceeds the rows followed at once, perhaps all one subject's.
const attempts = 100

/** Replaces what a case counts, anew where another was first (null); a fault where that never ends. */
export async function untilCounted<T>(what: string, replaced: () => Promise<T | null>): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const done = await replaced()
    if (done !== null) return done
  }
  throw new Fault('contention', what)
}
