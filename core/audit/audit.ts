import type { Difference, Hand, HandGiven, HandSum, WholeWorld } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Key } from '#engine/store/ports.ts'
import { administrationApart } from './administration-apart.ts'
import { auditLedger } from './audit-ledger.ts'
import { auditingOf } from './auditing.ts'
import { comparedThere, type Found, unsupported } from './compare.ts'
import { databaseApart } from './database-apart.ts'
import { add, handOf, leafBytes } from './hands/hand.ts'
import { seenPaths } from './hands/seen-paths.ts'
import { orUnreadable } from './hands/unread.ts'
import { publicBeside } from './public-beside.ts'
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

/** Holds a whole store against its log, block by block. */
export async function* audit(world: WholeWorld, so: Audited, progress: () => void): AsyncGenerator<Difference> {
  yield* databaseApart({ integrity: world.integrity(), strays: world.strays() })
  yield* orUnreadable(heldAgainstLog(world, so, progress))
}

async function* heldAgainstLog(world: WholeWorld, so: Audited, progress: () => void): AsyncGenerator<Difference> {
  const several = (await world.hands?.()) ?? []
  const begun = several.length > 0 ? several : [(given: HandGiven) => handOf(world, given)]
  const { state, administered: admin } = await auditingOf(world, sums())
  if (!state.drawn) so.undrawn = true
  const leaves = new SharedArrayBuffer(leafBytes * (await world.journal.size()))
  const hands = await Promise.all(begun.map((one) => one({ leaves, salt: world.salt })))
  yield* byBlocks(hands, world.blocks(), so, progress)
  const all = await Promise.all(hands.map((hand) => hand.end()))
  for (const one of all) gather(so, one, state.sums)
  const known = all.map(({ seen }) => seenPaths(world.sha256, world.salt, seen))
  for await (const each of beside(world, all, state.sums)) yield { ...each, about: null }
  const administered = all.flatMap((one) => one.administered)
  for await (const each of administrationApart(world, admin, administered)) yield { ...each, about: null }
  for await (const each of auditLedger(world, new Uint8Array(leaves))) yield { ...each, about: null }
  const isSeen = (path: string) => known.some((seen) => seen.has(path))
  for await (const each of publicBeside(world, isSeen)) yield { ...each, about: null }
}

/** Each hand takes the next block when it is done with one. */
async function* byBlocks(
  hands: readonly Hand[],
  blocks: number,
  so: Audited,
  progress: () => void,
): AsyncGenerator<Difference> {
  const busy = new Map<Hand, Promise<{ readonly hand: Hand; readonly looked: Awaited<ReturnType<Hand['look']>> }>>()
  let next = 0
  const start = (hand: Hand) => {
    busy.delete(hand)
    if (next < blocks)
      busy.set(
        hand,
        hand.look(next).then((looked) => ({ hand, looked })),
      )
    next += 1
  }
  for (const hand of hands) start(hand)
  while (busy.size > 0) {
    const { hand, looked } = await Promise.race(busy.values())
    start(hand)
    so.rows += looked.rows
    so.items += looked.items
    yield* looked.found
    progress()
  }
}

function gather(so: Audited, { kinds, nameless, recounted, sums: more }: HandSum, all: ReturnType<typeof sums>): void {
  for (const [name, n] of kinds) add(so.kinds, name, n)
  for (const [name, n] of nameless) add(so.nameless, name, n)
  so.recounted += recounted
  all.take(more)
}

async function* beside(
  world: WholeWorld,
  hands: readonly HandSum[],
  all: ReturnType<typeof sums>,
): AsyncGenerator<Found> {
  for (const item of all.items()) yield* comparedThere(world, item)
  const unknown = ({ counted }: HandSum): readonly Key[] => counted.filter((item) => !all.has(item))
  for (const item of hands.flatMap(unknown)) yield unsupported(kindOf(item) ?? item.pk, item)
}
