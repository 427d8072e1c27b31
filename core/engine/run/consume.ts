import { rowsSince } from '#engine/proof/rows-since.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item, Journal, Key, Write } from '#engine/store/ports.ts'
import { sideBySide } from '#engine/store/side-by-side.ts'
import { Fault } from '#law/fault.ts'
import { bookmarkKeys, bookmarkKind } from './follower-kinds.ts'
import { reasonOf, retryAside, setAside } from './set-aside.ts'

/** Work of a log row; repeating is harmless. */
export type Consumer = {
  wants(row: Item): boolean
  take(engine: Engine, row: Item): Promise<void>
  /** Takes the rows of one round, where they share what they read. */
  round?(engine: Engine): (row: Item) => Promise<void>
  /** Names rows that go in turn; by default a case's or record's. */
  lane?(row: Item): string
}

type Row = Awaited<ReturnType<Journal['since']>>[number]

export type Followed = {
  /** Rows passed, and those wanted. */
  readonly passed: number
  readonly taken: number
  /** True if more may wait. */
  readonly more: boolean
  /** Moves the bookmark. */
  readonly mark: Write | null
  readonly faults: readonly string[]
}

/** Asked first; until 2026-11 one bookmark, `journal`, did all. */
export const firstFollowers = ['publication', 'entries', 'letters'] as const

/** Limit of unwanted rows passed over. */
export const passedAtOnce = 2000
const most = 200

/** Follows from its own bookmark, and retries rows set aside; idempotent. */
export const consume = async (engine: Engine, name: string, consumer: Consumer): Promise<number> =>
  (await consumed(engine, name, consumer)).done

/** For who hears bells: what comes meanwhile rings one. */
export const consumeRung = async (engine: Engine, name: string, consumer: Consumer): Promise<number> => {
  const { done, more } = await consumed(engine, name, consumer)
  return more ? done : 0
}

async function consumed(engine: Engine, name: string, consumer: Consumer) {
  const { passed, more, mark, faults } = await followOn(engine, name, consumer)
  if (mark) await engine.table.transact([mark])
  if (faults.length > 0) throw new Fault('followFailed', faults.join('\n'))
  const retried = await retryAside(engine, name, (item) => consumer.take(engine, item))
  return { done: passed + retried, more: more || retried > 0 }
}

/** Takes the rows after the bookmark; the caller moves it. */
export async function followOn(engine: Engine, name: string, consumer: Consumer): Promise<Followed> {
  await engine.renew?.()
  const [mark, size] = await Promise.all([
    engine.table.get(bookmark(name)),
    engine.journal.told?.() ?? engine.journal.size(),
  ])
  const from = await placeAt(engine, name, mark)
  const { wanted, last } = await nextRows(engine, { from, size }, consumer)
  const take = consumer.round?.(engine) ?? ((item: Item) => consumer.take(engine, item))
  const faults = await takeAll(engine, name, wanted, take, consumer.lane)
  // Some may be left: all are taken again, which is harmless.
  const to = engine.isStopping?.() === true ? from : last
  const put = { ...bookmark(name), v: (mark?.v ?? 0) + 1, body: to }
  return {
    passed: to - from,
    taken: wanted.length,
    more: wanted.length === most || last - from >= passedAtOnce,
    mark: to > from ? { put, when: mark ? { v: mark.v } : 'absent' } : null,
    faults,
  }
}

async function takeAll(
  engine: Engine,
  name: string,
  wanted: readonly Row[],
  take: (item: Item) => Promise<void>,
  lane: Consumer['lane'],
): Promise<readonly string[]> {
  const faults: string[] = []
  const places = new Map(wanted.map(({ item, position }) => [item, position]))
  const lanes = Map.groupBy(
    wanted.map(({ item }) => item),
    (item) => lane?.(item) ?? item.pk,
  )
  const taken = async (item: Item) => {
    try {
      await take(item)
    } catch (cause) {
      const { pk, sk } = item
      const failed = { row: { pk, sk }, position: places.get(item) ?? 0, reason: reasonOf(cause) }
      await setAside(engine, name, failed)
      faults.push(`${pk} ${sk}: ${failed.reason}`)
    }
  }
  const { isStopping } = engine
  await sideBySide([...lanes.values()], taken, { code: 'followFailed', lane: 'stops', isStopping })
  return faults
}

/** Reads on only where few are wanted: no row is read twice. */
async function nextRows({ journal }: Engine, { from, size }: { from: number; size: number }, { wants }: Consumer) {
  const wanted: Row[] = []
  let last = from
  for (let more = true; more && wanted.length < most && last - from < passedAtOnce; ) {
    const part = await rowsSince(journal, last, most, size)
    const found = part.filter(({ item }) => isWanted(item, wants)).slice(0, most - wanted.length)
    wanted.push(...found)
    // A full round ends at its last wanted row.
    last = (wanted.length < most ? part : found).at(-1)?.position ?? last
    more = part.length === most
  }
  return { wanted, last }
}

/** A row that cannot even be asked is taken, and fails there. */
function isWanted(item: Item, wants: Consumer['wants']): boolean {
  try {
    return wants(item)
  } catch {
    return true
  }
}

/** Bookmarks of these followers. */
export const bookmarksOf = (names: readonly string[]): readonly Key[] => names.map(bookmark)

type Reads = { readonly table: Pick<Engine['table'], 'get'> }

/** The last row passed; a new one begins where `journal` stood. */
export const placeOf = async (engine: Reads, name: string): Promise<number> =>
  placeAt(engine, name, await engine.table.get(bookmark(name)))

async function placeAt({ table }: Reads, name: string, mark: Item | undefined): Promise<number> {
  const before = mark || !firstFollowers.some((one) => one === name) ? mark : await table.get(bookmark('journal'))
  return before ? bookmarkKind.read(before) : -1
}

const bookmark = (name: string): Key => bookmarkKeys.key(name)
