import type { Engine } from '#engine/store/engine.ts'
import { json, moment, pad } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { everyItem, readRound } from '#engine/store/read.ts'
import { sideBySide } from '#engine/store/side-by-side.ts'
import { type Aside, asideKeys, asideKind } from './follower-kinds.ts'

/** Tries after which somebody has to look. */
export const triesBeforeAlarm = 5

const second = 1000
/** At once, as most faults pass; then seldom, to once an hour. */
const waits = [0, 0, 5 * second, 60 * second, 600 * second]
export const longestWait = 3600 * second
const most = 50

type Failed = Pick<Aside, 'row' | 'position' | 'reason'>

/** Partition of the rows that a follower set aside. */
export const asidesOf = (follower: string): string => `aside#${follower}`

/** Sets a row aside, once however often asked. */
export async function setAside(engine: Engine, follower: string, failed: Failed): Promise<void> {
  const aside = { ...failed, tries: 1, next: engine.clock.now() }
  await engine.table.transact([{ put: asideItem(follower, aside), when: 'absent' }])
}

/** Tries the due again; counts those taken. */
export async function retryAside(
  engine: Engine,
  follower: string,
  take: (row: Item) => Promise<void>,
): Promise<number> {
  const due = await readRound(
    engine.table,
    { index: 'main', pk: asidesOf(follower), to: `${moment(engine.clock.now())}~` },
    most,
  )
  let taken = 0
  const again = async (item: Item) => {
    const aside = asideOf(item)
    const row = await engine.table.get(aside.row)
    const gone = { remove: { pk: item.pk, sk: item.sk }, when: { v: item.v } }
    try {
      if (row) await take(row)
    } catch (cause) {
      const tries = aside.tries + 1
      const next = engine.clock.now() + Math.max(1, waits[tries - 1] ?? longestWait)
      const put = asideItem(follower, { ...aside, tries, next, reason: reasonOf(cause) })
      await engine.table.transact([gone, { put, when: 'absent' }])
      throw cause
    }
    await engine.table.transact([gone])
    taken += 1
  }
  await sideBySide(
    due.map((item) => [item]),
    again,
    { code: 'followFailed', lane: 'stops', isStopping: engine.isStopping },
  )
  return taken
}

/** Every row that a follower has set aside. */
export async function* allAside(table: Engine['table'], follower: string): AsyncGenerator<Aside> {
  for await (const item of everyItem(table, { index: 'main', pk: asidesOf(follower) })) yield asideOf(item)
}

export const reasonOf = (cause: unknown): string => String(cause).slice(0, 300)

const asideItem = (follower: string, aside: Aside): Item => ({
  ...asideKeys.key(follower, moment(aside.next), pad(aside.position, 12)),
  v: 1,
  body: json(aside),
})

const asideOf = asideKind.read
