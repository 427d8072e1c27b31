import type { Difference, Hand, HandGiven, HandLook, HandSum, Looked, WholeWorld } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Key } from '#engine/store/ports.ts'
import { administrationApart } from './administration-apart.ts'
import { auditingOf } from './auditing.ts'
import { comparedThere, type Found, unsupported } from './compare.ts'
import { add, databaseOf, handOf, leafBytes } from './hands/hand.ts'
import { seenPaths } from './hands/seen-paths.ts'
import { orUnreadable } from './hands/unread.ts'
import { auditLedger, logEndApart } from './ledger/audit-ledger.ts'
import { bookmarksApart, pagesApart } from './night/bookmarks-apart.ts'
import { publicBeside } from './public-beside.ts'
import { sums } from './sums.ts'

/** Looked at so far. */
export type Audited = {
  rows: number
  items: number
  /** Items by kind. */
  readonly kinds: Map<string, number>
  /** Cases whose clocks were counted by an earlier calendar. */
  recounted: number
  /** Letters of cases whose text neither an entry nor a seal holds. */
  unhashed: number
  /** Mandates given before mandates had logs. */
  unlogged: number
  /** Newest rows of which followers still owe some consequences. */
  unfollowed: number
  /** Seals hold rows of no log, where the key is at hand. */
  sealed?: boolean
  /** Public files are being drawn anew, and were not compared. */
  undrawn?: true
}

/** Before an audit has looked at anything. */
export const noneAudited = (): Audited => ({
  ...{ rows: 0, items: 0, recounted: 0, unhashed: 0, unlogged: 0, unfollowed: 0 },
  kinds: new Map(),
})

type Telling = { readonly so: Audited; progress(): void; isDatabaseTold: boolean }

/** Holds a whole store against its log, block by block. */
export async function* audit(world: WholeWorld, so: Audited, progress: () => void): AsyncGenerator<Difference> {
  const telling = { so, progress, isDatabaseTold: false }
  try {
    yield* orUnreadable(heldAgainstLog(world, telling))
  } catch (error) {
    let isNamed = false
    // A broken file may end all else: it is named.
    if (!telling.isDatabaseTold)
      for (const one of databaseOf(world)) {
        isNamed = true
        yield one
      }
    if (!isNamed) throw error
  }
}

async function* heldAgainstLog(world: WholeWorld, telling: Telling): AsyncGenerator<Difference> {
  const { so } = telling
  for (const each of await logEndApart(world)) yield { ...each, about: null }
  const several = (await world.hands?.()) ?? []
  const begun = several.length > 0 ? several : [(given: HandGiven) => handOf(world, given)]
  const { state, administered: admin, unfollowed } = await auditingOf(world, sums())
  so.unfollowed = unfollowed
  so.sealed = world.sealOf !== undefined && state.rightsLogged?.sealed === true
  if (!state.drawn) so.undrawn = true
  if (so.undrawn) for (const each of await pagesApart(world)) yield { ...each, about: null }
  const leaves = new SharedArrayBuffer(leafBytes * (await world.journal.size()))
  const hands = await Promise.all(begun.map((one) => one({ leaves, salt: world.salt })))
  yield* byBlocks(hands, world.blocks(), telling)
  const all = await Promise.all(hands.map((hand) => hand.end()))
  for (const one of all) gather(so, one, state.sums)
  const known = all.map(({ seen }) => seenPaths(world.sha256, world.salt, seen))
  for await (const each of beside(world, all, state.sums)) yield { ...each, about: null }
  const administered = all.flatMap((one) => one.administered)
  for await (const each of administrationApart(world, admin, administered)) yield { ...each, about: null }
  for await (const each of bookmarksApart(world)) yield { ...each, about: null }
  for await (const each of auditLedger(world, new Uint8Array(leaves))) yield { ...each, about: null }
  const isSeen = (path: string) => known.some((seen) => seen.has(path))
  for await (const each of publicBeside(world, isSeen)) yield { ...each, about: null }
}

/** Each hand takes the next block; the first begins with the database. */
async function* byBlocks(hands: readonly Hand[], blocks: number, telling: Telling): AsyncGenerator<Difference> {
  type Done = { readonly hand: Hand; readonly looked: HandLook; readonly at: Looked }
  const busy = new Map<Hand, Promise<Done>>()
  const all = (function* () {
    yield 'database' as const
    for (let block = 0; block < blocks; block += 1) yield block
  })()
  const start = (hand: Hand) => {
    busy.delete(hand)
    const { value, done } = all.next()
    if (!done)
      busy.set(
        hand,
        hand.look(value).then((looked) => ({ hand, looked, at: value })),
      )
  }
  for (const hand of hands) start(hand)
  while (busy.size > 0) {
    const { hand, looked, at } = await Promise.race(busy.values())
    start(hand)
    telling.so.rows += looked.rows
    telling.so.items += looked.items
    yield* looked.found
    if (at === 'database') telling.isDatabaseTold = true
    else telling.progress()
  }
}

function gather(so: Audited, one: HandSum, all: ReturnType<typeof sums>): void {
  const { kinds, recounted, unhashed, unlogged, sums: more } = one
  for (const [name, n] of kinds) add(so.kinds, name, n)
  so.recounted += recounted
  // A seal holds what no entry does.
  if (!so.sealed) so.unhashed += unhashed
  so.unlogged += unlogged
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
