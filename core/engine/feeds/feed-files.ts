import type { Engine } from '#engine/store/engine.ts'
import { changesOf, json, pad } from '#engine/store/keys.ts'
import { readRound } from '#engine/store/read.ts'
import { addDays, type Day, shanghaiDay } from '#law/day.ts'
import { feedHeadKeys, feedHeadKind, type Head } from './feed-kinds.ts'
import { linesBetween, newestLines, unplaced } from './public-feed.ts'

type StoredHead = Head & { readonly v: number }

const headKey = feedHeadKeys.key()
const linesAFile = 1000
// With what each of them removes and the head, below the 100 writes of a transaction.
const atOnce = 45

/**
 * Gives the lines that wait their places in the day, for good, and writes the files that they are in: a file for each
 * thousand of a day, kept 30 days; a full one is never written again. Returns the lines placed.
 */
export async function writeFeed(engine: Engine): Promise<number> {
  let head = await headNow(engine)
  let placed = 0
  for (let more = true; more && placed < linesAFile; ) {
    const next = await place(engine, head)
    more = next !== null
    if (next) placed += next.lines - head.lines
    head = next ?? head
  }
  if (head.lines > head.written) await writeFiles(engine, head)
  return placed
}

/** A day begins once the files of the one before are complete; no day comes back, whatever the clock says. */
async function headNow(engine: Engine): Promise<StoredHead> {
  const today = shanghaiDay(engine.clock.now())
  for (;;) {
    const head = await storedHead(engine)
    if (head && head.day >= today) return head
    if (head?.lines === head?.written) return begun(engine, today, head?.v ?? 0)
    if (head) await writeFiles(engine, head)
  }
}

/** Lines of today that were written before lines had places are its first file. */
async function begun(engine: Engine, day: Day, v: number): Promise<StoredHead> {
  const isOld = v === 0 && (await newestLines(engine, day, 1)).length > 0
  const lines = isOld ? linesAFile : 0
  return { day, v, lines, written: lines }
}

async function storedHead({ table }: Engine): Promise<StoredHead | null> {
  const item = await table.get(headKey)
  return item ? { ...feedHeadKind.read(item), v: item.v } : null
}

/** The next lines take their places; null where none waits, or somebody else is placing them. */
async function place({ table }: Engine, { v, ...head }: StoredHead): Promise<StoredHead | null> {
  const items = await readRound(table, { index: 'main', pk: unplaced }, atOnce)
  if (items.length === 0) return null
  const next = { ...head, lines: head.lines + items.length } satisfies Head
  const done = await table.transact([
    { put: { ...headKey, v: v + 1, body: json(next) }, when: v === 0 ? 'absent' : { v } },
    ...items.flatMap((item, i) => [
      { remove: { pk: unplaced, sk: item.sk }, when: { v: item.v } },
      { put: { pk: changesOf(head.day), sk: placeIn(head.lines + i), v: 1, body: item.body }, when: 'absent' as const },
    ]),
  ])
  return done.kind === 'done' ? { ...next, v: v + 1 } : null
}

/** Again where lines were placed meanwhile, so that the slower of two writers leaves nothing out. */
async function writeFiles(engine: Engine, head: StoredHead): Promise<void> {
  const { day, written } = head
  for (let now: StoredHead | null = head; now; ) {
    const { lines, v } = now
    for (let n = Math.floor(written / linesAFile); n * linesAFile < lines; n += 1) await writeFile(engine, day, n)
    const put = { ...headKey, v: v + 1, body: json({ day, lines, written: lines } satisfies Head) }
    if ((await engine.table.transact([{ put, when: { v } }])).kind === 'done') return
    const moved = await storedHead(engine)
    now = moved?.day === day ? moved : null
  }
}

async function writeFile(engine: Engine, day: Day, n: number): Promise<void> {
  const range = [placeIn(n * linesAFile), placeIn((n + 1) * linesAFile - 1)] as const
  const body = JSON.stringify(await linesBetween(engine, day, range))
  const path = feedPath(day, n)
  await engine.publicFolder.put({ path, type: 'application/json', body, publicUntil: addDays(day, 30) })
}

/** `/feed/2026-11-28.json`, then `/feed/2026-11-28/2.json` and on, each there once the one before is full. */
const feedPath = (day: Day, n: number) => (n === 0 ? `/feed/${day}.json` : `/feed/${day}/${n + 1}.json`)

// After the lines of before, which stand by their moment.
const placeIn = (n: number) => `n${pad(n, 9)}`
