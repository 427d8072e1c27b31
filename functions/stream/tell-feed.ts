import type { Engine } from '#engine/engine.ts'
import { changesOf, json, moment } from '#engine/keys.ts'
import type { Item } from '#engine/ports.ts'
import { readAll } from '#engine/read.ts'
import { addDays, type Day, shanghaiDay } from '#law/day.ts'

type Line = {
  readonly id: string
  readonly change: 'changed' | 'ended'
  readonly at: number
  /** Left out: of a record. */
  readonly of?: 'notice'
}

/**
 * The public feed: opaque ids and `changed` or `ended`, a file a day, kept 30 days (decision 1). The lines stand in the
 * table and the file is written from them, so that of two publishers neither loses the other's.
 */
export async function tellFeed(engine: Engine, id: string, change: Line['change'], of?: 'notice'): Promise<void> {
  const at = engine.clock.now()
  const today = shanghaiDay(at)
  const last = (await linesOf(engine, today)).findLast((one) => one.id === id)
  const isTold = last?.change === change && (change === 'ended' || at - last.at < 1000)
  if (!isTold)
    await engine.table.transact([{ put: lineItem(today, { id, change, at, ...(of && { of }) }), when: 'absent' }])
  await writeFeed(engine, today)
}

/** Again where a line came meanwhile, so that the slower of two writers leaves nothing out. */
async function writeFeed(engine: Engine, day: Day): Promise<void> {
  let lines = await linesOf(engine, day)
  for (;;) {
    const body = JSON.stringify(lines)
    const publicUntil = addDays(day, 30)
    await engine.publicFolder.put({ path: `/feed/${day}.json`, type: 'application/json', body, publicUntil })
    const now = await linesOf(engine, day)
    if (now.length === lines.length) return
    lines = now
  }
}

/** A day's lines, oldest first. */
export async function linesOf(engine: Engine, day: Day): Promise<readonly Line[]> {
  return (await readAll(engine.table, { index: 'main', pk: changesOf(day) })).map(({ body }) => body as unknown as Line)
}

const lineItem = (day: Day, line: Line): Item => ({
  pk: changesOf(day),
  sk: `${moment(line.at)}#${line.id}#${line.change}`,
  v: 1,
  body: json(line),
})
