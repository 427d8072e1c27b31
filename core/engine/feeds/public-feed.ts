import type { Engine } from '#engine/store/engine.ts'
import { changesOf, json, moment } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll, readRound } from '#engine/store/read.ts'
import type { Day } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { type FeedLine, lineKind, type Told, toldKeys, toldKind } from './feed-kinds.ts'

/** Lines that have no place in their day yet. */
export const unplaced = 'feed#new'

/**
 * Notes a change with the last one told, in one transaction: repeats tell nothing. `writeFeed` places the line, so
 * that publishers never wait for each other.
 */
export async function tellFeed(engine: Engine, { pk, v }: Pick<Item, 'pk' | 'v'>, change: FeedLine['change']) {
  const key = { pk, sk: 'told' }
  const [ofRecord, ofNotice] = toldKeys.map(({ parts }) => parts(key)?.[0])
  const id = ofRecord ?? ofNotice ?? ''
  for (;;) {
    const item = await engine.table.get(key)
    const last = item && toldKind.read(item)
    // Of two who publish, the slower may look at what was before.
    if (last && (last.v > v || (last.change === change && (change === 'ended' || last.v === v)))) return
    const at = engine.clock.now()
    const line: FeedLine = { id, change, at, ...(ofNotice !== undefined && { of: 'notice' }) }
    const told: Told = { change, v, at }
    const n = (item?.v ?? 0) + 1
    const done = await engine.table.transact([
      { put: { ...key, v: n, body: json(told) }, when: item ? { v: item.v } : 'absent' },
      { put: { pk: unplaced, sk: `${moment(at)}#${id}#${n}`, v: 1, body: json(line) }, when: 'absent' },
    ])
    if (done.kind === 'done') return
  }
}

/** Last word of the feed on it. */
export async function toldOf({ table }: Pick<Engine, 'table'>, { pk }: Pick<Item, 'pk'>): Promise<Told | null> {
  const item = await table.get({ pk, sk: 'told' })
  return item ? toldKind.read(item) : null
}

/** Lines of a day between places, oldest first. */
export async function linesBetween({ table }: Pick<Engine, 'table'>, day: Day, [from, to]: readonly [string, string]) {
  return (await readAll(table, { index: 'main', pk: changesOf(day), from, to })).flatMap(lineIn)
}

/** A day's last lines, newest first. */
export async function newestLines({ table }: Pick<Engine, 'table'>, day: Day, limit: number) {
  return (await readRound(table, { index: 'main', pk: changesOf(day), newestFirst: true }, limit)).flatMap(lineIn)
}

/** None where it cannot be read, which the audit names. */
export function lineIn(item: Item): readonly FeedLine[] {
  try {
    return [lineKind.read(item)]
  } catch (cause) {
    if (cause instanceof Fault) return []
    throw cause
  }
}
