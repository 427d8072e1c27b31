import type { Difference, Hand, HandGiven, HandSum, WholeWorld } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { auditingOf } from '../auditing.ts'
import { databaseApart } from '../database-apart.ts'
import { auditPartition } from '../partition.ts'
import { musterApart } from '../people/muster-apart.ts'
import { rebuiltBy } from '../rebuilds.ts'
import { sums } from '../sums.ts'
import { seenPaths } from './seen-paths.ts'
import { unchained } from './unchained.ts'
import { unreadIn } from './unread.ts'

/** Of a leaf of the ledger's tree. */
export const leafBytes = 32

/** Looks at block after block of a store. */
export async function handOf(world: WholeWorld, { leaves, salt }: HandGiven): Promise<Hand> {
  const seen = seenPaths(world.sha256, salt)
  const { state: shared } = await auditingOf(world, sums())
  const state = { ...shared, seen: seen.add }
  const counts: Counts = { kinds: new Map(), counted: [], administered: [] }
  const bytes = new Uint8Array(leaves)
  // Places outside are told by the database.
  const put = (leaf: Uint8Array, at: number) =>
    at >= 0 && leafBytes * (at + 1) <= bytes.length && bytes.set(leaf, leafBytes * at)
  let [recounted, unhashed, unlogged] = [0, 0, 0]
  const missing = () => musterApart(world.muster?.(), shared.rightsLogged).map((each) => ({ ...each, about: null }))
  return {
    async look(at) {
      if (at === 'database') return { found: [...databaseOf(world), ...missing()], rows: 0, items: 0 }
      const found: Difference[] = []
      let [rows, items] = [0, 0]
      for (const one of world.partitions(at)) {
        const log = one.items.filter((item) => item.log)
        rows += log.length
        items += one.items.length - log.length
        for (const item of one.items) count(counts, item)
        const damaged = unchained(world, log, (sk, leaf) => put(leaf, one.places?.get(sk) ?? 0))
        const said = await auditPartition(world, one, state)
        if (said.recounted) recounted += 1
        unhashed += said.unhashed ?? 0
        unlogged += said.unlogged ?? 0
        for (const each of [...unreadIn(one), ...damaged, ...said.found]) found.push({ ...each, about: said.about })
      }
      return { found, rows, items }
    },
    end: async (): Promise<HandSum> => ({
      ...{ ...counts, recounted, unhashed, unlogged },
      ...{ sums: state.sums.all(), seen: seen.table() },
    }),
  }
}

/** Faults of the file that a store lies in. */
export const databaseOf = (world: WholeWorld) => databaseApart({ integrity: world.integrity(), strays: world.strays() })

type Counts = {
  readonly kinds: Map<string, number>
  readonly counted: Key[]
  readonly administered: Key[]
}

function count({ kinds, counted, administered }: Counts, item: Item): void {
  const kind = kindOf(item)
  if (kind !== null) add(kinds, kind, 1)
  const by = rebuiltBy(kind)
  if (by === 'sum') counted.push({ pk: item.pk, sk: item.sk })
  if (by === 'administration') administered.push({ pk: item.pk, sk: item.sk })
}

/** Adds to a count by name. */
export const add = (to: Map<string, number>, name: string, n: number) => void to.set(name, (to.get(name) ?? 0) + n)
