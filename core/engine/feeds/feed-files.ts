import type { Engine } from '#engine/store/engine.ts'
import { partsIn } from '#engine/store/key-shape.ts'
import { changesOf, json, pad } from '#engine/store/keys.ts'
import type { Item, Key, PublicFile } from '#engine/store/ports.ts'
import { everyItem, readOne, readRound } from '#engine/store/read.ts'
import { addDays, type Day, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import type { Sha256 } from '#ledger/bytes.ts'
import {
  type FeedLine,
  feedHeadKeys,
  feedHeadKind,
  goneId,
  type Head,
  isGone,
  lineKeys,
  lineKind,
  linesLookup,
} from './feed-kinds.ts'
import { lineIn, linesBetween, newestLines, unplaced } from './public-feed.ts'

type StoredHead = Head & { readonly v: number }

export const headKey = feedHeadKeys.key()
const linesAFile = 1000
/** Days for which a day's files stay. */
export const daysKept = 30
// With removals and head below a transaction's 100 writes.
export const atOnce = 45
type Store = Pick<Engine, 'table'>

/**
 * Gives waiting lines their final places in the day, and writes their files: one for each thousand, kept 30 days; full
 * ones stay. Returns the lines placed.
 */
export async function writeFeed(engine: Engine): Promise<number> {
  let head = await headNow(engine)
  let placed = 0
  let unread: readonly Key[] = []
  for (let more = true; more && placed < linesAFile; ) {
    const waiting = await waitingLines(engine)
    const { items } = waiting
    unread = waiting.unread
    head = await withoutEnded(engine, head, items)
    const next = await place(engine, head, items)
    // A line that comes meanwhile calls for another round.
    more = next !== null && items.length === atOnce
    if (next) placed += next.lines - head.lines
    head = next ?? head
  }
  if (head.lines > head.written || head.redraw) await writeFiles(engine, head)
  if (unread.length > 0) throw new Fault('feedUnreadable', unread.map(({ sk }) => sk).join('\n'))
  return placed
}

/** The next lines to place, read past those that cannot be read. */
async function waitingLines({ table }: Store): Promise<{ items: readonly Item[]; unread: readonly Key[] }> {
  const items: Item[] = []
  const unread: Key[] = []
  for await (const item of everyItem(table, { index: 'main', pk: unplaced }, atOnce)) {
    if (lineIn(item).length > 0) items.push(item)
    else unread.push(item)
    if (items.length === atOnce) break
  }
  return { items, unread }
}

/** Writes the last days' files anew after a lost folder. */
export async function rewriteFeed(engine: Engine): Promise<void> {
  const head = await storedHead(engine)
  if (!head) return
  for (let day = addDays(shanghaiDay(engine.clock.now()), -daysKept); day <= head.day; day = addDays(day, 1)) {
    const last = await readOne(engine.table, { index: 'main', pk: changesOf(day), newestFirst: true })
    const [, place = ''] = last ? partsIn(lineKeys, last) : []
    for (let n = 0; placeIn(n * linesAFile) <= place; n += 1) await writeFile(engine, day, n)
  }
}

/** Starts a day after the last; none comes back. */
async function headNow(engine: Engine): Promise<StoredHead> {
  const today = shanghaiDay(engine.clock.now())
  for (;;) {
    const head = await storedHead(engine)
    if (head && head.day >= today) return head
    if (head?.lines === head?.written && !head?.redraw) return begun(engine, today, head?.v ?? 0)
    if (head) await writeFiles(engine, head)
  }
}

/** First file: today's lines from before places existed. */
async function begun(engine: Engine, day: Day, v: number): Promise<StoredHead> {
  const isOld = v === 0 && (await newestLines(engine, day, 1)).length > 0
  const lines = isOld ? linesAFile : 0
  return { day, v, lines, written: lines }
}

async function storedHead({ table }: Store): Promise<StoredHead | null> {
  const item = await table.get(headKey)
  return item ? { ...feedHeadKind.read(item), v: item.v } : null
}

/** Places the next lines; null where none waits or another places. */
async function place(
  { table, crypto }: Engine,
  { v, ...head }: StoredHead,
  items: readonly Item[],
): Promise<StoredHead | null> {
  if (items.length === 0) return null
  const next = { ...head, lines: head.lines + items.length } satisfies Head
  const lines = items.map(lineKind.read)
  const endsAt = new Map(lines.flatMap(({ id, change }, i) => (change === 'ended' ? [[id, i] as const] : [])))
  const placed = lines.map((line, i): Item => {
    const key = { pk: changesOf(head.day), sk: placeIn(head.lines + i), v: 1 }
    const isOver = i <= (endsAt.get(line.id) ?? -1)
    const body = isOver ? gone(line, crypto.sha256) : line
    const lookup = [linesLookup(body.id), `${head.day}#${key.sk}`] as const
    // Of what ended, the end itself alone can be looked for.
    return { ...key, body: json(body), ...((!isOver || line.change === 'ended') && { index: { lookup } }) }
  })
  const done = await table.transact([
    { put: { ...headKey, v: v + 1, body: json(next) }, when: v === 0 ? 'absent' : { v } },
    ...items.map(({ sk, v: seen }) => ({ remove: { pk: unplaced, sk }, when: { v: seen } })),
    ...placed.map((put) => ({ put, when: 'absent' as const })),
  ])
  return done.kind === 'done' ? { ...next, v: v + 1 } : null
}

const gone = (line: FeedLine, sha256: Sha256): FeedLine => ({ ...line, id: goneId(line.id, sha256) })

/** Takes the ids of what ends out of earlier lines; their files are drawn anew. */
async function withoutEnded(engine: Engine, head: StoredHead, items: readonly Item[]): Promise<StoredHead> {
  const ended = items.map(lineKind.read).filter(({ change }) => change === 'ended')
  let now = head
  for (const id of new Set(ended.map((line) => line.id))) {
    for (let more = await linesNaming(engine, id); more.length > 0; more = await linesNaming(engine, id)) {
      const next = await renamed(engine, now, more)
      // Another writer moved the head: the next round takes the rest.
      if (next === null) return now
      now = next
    }
  }
  return now
}

/** An index may lag: each line is read by its key, as it is now. */
async function linesNaming({ table }: Engine, id: string): Promise<readonly Item[]> {
  const listed = await readRound(table, { index: 'lookup', pk: linesLookup(id) }, atOnce)
  const lines = await Promise.all(listed.map((line) => table.get(line)))
  return lines.flatMap((line) => (line && lineIn(line).some((one) => !isGone(one)) ? [line] : []))
}

async function renamed(
  { table, crypto }: Engine,
  { v, ...head }: StoredHead,
  lines: readonly Item[],
): Promise<StoredHead | null> {
  const files = new Map((head.redraw ?? []).map((file) => [file.join(), file]))
  for (const line of lines) {
    const [day = ''] = partsIn(lineKeys, line)
    const file = [day, Math.floor(placeOf(line) / linesAFile)] as const
    files.set(file.join(), file)
  }
  const next: Head = { ...head, redraw: [...files.values()] }
  const done = await table.transact([
    { put: { ...headKey, v: v + 1, body: json(next) }, when: v === 0 ? 'absent' : { v } },
    ...lines.map((line) => {
      const body = json(gone(lineKind.read(line), crypto.sha256))
      return { put: { pk: line.pk, sk: line.sk, v: line.v + 1, body }, when: { v: line.v } }
    }),
  ])
  return done.kind === 'done' ? { ...next, v: v + 1 } : null
}

/** Repeats while lines are placed, to omit none. */
async function writeFiles(engine: Engine, head: StoredHead): Promise<void> {
  const { day, written } = head
  for (let now: StoredHead | null = head; now; ) {
    const { lines, v } = now
    for (const [of, n] of now.redraw ?? []) await drawAnew(engine, of, n)
    for (let n = Math.floor(written / linesAFile); n * linesAFile < lines; n += 1) await writeFile(engine, day, n)
    const put = { ...headKey, v: v + 1, body: json({ day, lines, written: lines } satisfies Head) }
    if ((await engine.table.transact([{ put, when: { v } }])).kind === 'done') return
    const moved = await storedHead(engine)
    now = moved?.day === day ? moved : null
  }
}

/** One that nobody is given any more goes. */
async function drawAnew(engine: Engine, day: Day, n: number): Promise<void> {
  const isKept = day >= addDays(shanghaiDay(engine.clock.now()), -daysKept)
  await (isKept ? writeFile(engine, day, n) : engine.publicFolder.remove(feedPath(day, n)))
}

async function writeFile(engine: Engine, day: Day, n: number): Promise<void> {
  await engine.publicFolder.put(await fileOf(engine, day, n))
}

async function fileOf(engine: Store, day: Day, n: number): Promise<PublicFile> {
  const range = [placeIn(n * linesAFile), placeIn((n + 1) * linesAFile - 1)] as const
  const body = JSON.stringify(await linesBetween(engine, day, range))
  return { path: feedPath(day, n), type: 'application/json', body, publicUntil: addDays(day, daysKept) }
}

/** Files of a day by its lines; null while unsettled. */
export async function feedFilesOf(engine: Store, day: Day): Promise<readonly PublicFile[] | null> {
  const head = await storedHead(engine)
  if (head === null || (head.day === day && head.lines !== head.written)) return null
  if (head.redraw?.some(([of]) => of === day)) return null
  const lines = { index: 'main', pk: changesOf(day) } as const
  const [first, last] = [
    await readOne(engine.table, lines),
    await readOne(engine.table, { ...lines, newestFirst: true }),
  ]
  if (!first || !last) return []
  if (first.sk < placeIn(0)) return null
  const count = Math.floor(placeOf(last) / linesAFile) + 1
  return Promise.all(Array.from({ length: count }, (_, n) => fileOf(engine, day, n)))
}

/** `/feed/2026-11-28.json`, then `/feed/2026-11-28/2.json` once that is full. */
const feedPath = (day: Day, n: number) => (n === 0 ? `/feed/${day}.json` : `/feed/${day}/${n + 1}.json`)

const placeOf = (line: Key) => Number(lineKeys.parts(line)?.[1]?.slice(1))

// After older lines, which stand by their moment.
const placeIn = (n: number) => `n${pad(n, 9)}`
