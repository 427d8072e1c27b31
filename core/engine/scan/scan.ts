import { z } from 'zod'
import { logKinds } from '#engine/case/log-kinds.ts'
import { placeKind } from '#engine/register/record-kind.ts'
import { recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { keyShape, partIn } from '#engine/store/key-shape.ts'
import {
  dueOf,
  json,
  moment,
  noticeKeys,
  noticesLookup,
  recordKey,
  registerBuckets,
  registerItem,
  registerOf,
} from '#engine/store/keys.ts'
import { openPaged } from '#engine/store/paged.ts'
import type { Item, Key, Table } from '#engine/store/ports.ts'
import { everyItem, readPage } from '#engine/store/read.ts'
import { Day as DayShape, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { addDays, type Day, instantOn, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { sealEdition } from '#records/publicity/sealed.ts'
import type { RecordFile } from '#records/record.ts'
import { rememberedRecords } from './findings.ts'
import { scanRecord } from './scan-record.ts'

/** The nightly look at every record, and how far it is. */
export type Scan = {
  /** Night it began, and place in the register. */
  readonly day: Day
  readonly bucket: number
  readonly after: string | null
  readonly looked: number
  readonly found: number
  /** By what the last look sealed; absent before anything was sealed. */
  readonly sealing?: string
  /** Edition of public files, and one that draws them anew. */
  readonly pages?: string
  readonly redraws?: string
}

/** Puts out all public files of a record or notice. */
type Draw = (id: string, what: 'record' | 'notice', anew: 'anew') => Promise<void>

const keys = keyShape('scan#next', 'scan')
export const scanKey: Key = keys.key()

const Row = exactly<Scan>({
  day: DayShape,
  bucket: z.int(),
  after: z.string().nullable(),
  looked: z.int(),
  found: z.int(),
  sealing: z.string().exactOptional(),
  pages: z.string().exactOptional(),
  redraws: z.string().exactOptional(),
})

export const scanKind = stored('bookmark of the nightly scan', {
  schema: Row,
  keys: [keys],
  index: { due: ['due#{bucket} → {moment}#scan'] },
  due: 'a page of the register is looked at',
  from: 'door',
  sealed: true,
})
const scanOf = scanKind.read

/** At 02:00 Shanghai, when nobody files. */
const hour = '02:00'
const perPage = 200

/** Plans the next night; at once after changed sealing (治安法 136), or another edition of pages. */
export async function planScan(engine: Engine, pages?: string): Promise<void> {
  const item = await engine.table.get(scanKey)
  const before = item && scanOf(item)
  const sealing = sealEdition(engine.deployment.flags)
  const isDrawn = pages === undefined || before?.pages === pages || before?.redraws === pages
  const night = nextNight(engine.clock.now())
  if (before?.sealing === sealing && isDrawn && before.day <= addDays(night, 7)) return
  const isOlder = item !== undefined || (await enrolAll(engine))
  const start = { day: isOlder ? addDays(night, -1) : night, bucket: 0, after: null, looked: 0, found: 0, sealing }
  const first = { ...start, ...(isOlder ? drawnBy(before, pages) : pages !== undefined && { pages }) }
  await engine.table.transact([{ put: planned(first, (item?.v ?? 0) + 1), when: item ? { v: item.v } : 'absent' }])
}

const drawnBy = ({ pages, redraws }: Pick<Scan, 'pages' | 'redraws'> = {}, next = redraws) => ({
  ...(pages !== undefined && { pages }),
  ...(next !== undefined && next !== pages && { redraws: next }),
})

/** One page, then the bookmark; a fault stops no other. */
export async function scanOnwards(engine: Engine, item: Item, draw?: Draw): Promise<boolean> {
  const before = scanOf(item)
  const page = await pageFrom(engine.table, before)
  const beside = rememberedRecords(engine)
  let found = 0
  const lookAt = async ({ record, place }: Looked) => {
    found += await scanRecord(engine, record.id, beside)
    await nameIn(engine, record, place)
    if (before.redraws !== undefined) await draw?.(record.id, 'record', 'anew')
  }
  const again = await failedOf(page.looked, lookAt)
  const failed = await failedOf(
    again.map(({ one }) => one),
    lookAt,
  )
  const faults = [...page.faults, ...failed.map(({ one, cause }) => `${one.record.id}: ${cause}`)]
  const so = { ...before, ...page.next, looked: before.looked + page.looked.length, found: before.found + found }
  const isOver = so.bucket >= registerBuckets
  if (isOver && before.redraws !== undefined) await drawNotices(engine, draw)
  const { redraws, ...rest } = so
  const next: Scan = isOver
    ? {
        ...{ ...rest, ...(redraws !== undefined && { pages: redraws }) },
        ...{ day: nextNight(engine.clock.now()), bucket: 0, after: null, looked: 0, found: 0 },
      }
    : so
  const done = await engine.table.transact([{ put: planned(next, item.v + 1), when: { v: item.v } }])
  if (faults.length > 0) throw new Fault('scanFailed', faults.join('\n'))
  return done.kind === 'done'
}

/** Those of a page that failed, each by itself. */
async function failedOf(all: readonly Looked[], lookAt: (one: Looked) => Promise<void>) {
  const failed: { readonly one: Looked; readonly cause: unknown }[] = []
  for (const one of all) await lookAt(one).catch((cause: unknown) => void failed.push({ one, cause }))
  return failed
}

async function drawNotices({ table, deployment, clock }: Engine, draw: Draw | undefined): Promise<void> {
  const list = { index: 'lookup', pk: noticesLookup(deployment.area), from: shanghaiDay(clock.now()), to: '~' } as const
  for await (const item of everyItem(table, list)) await draw?.(partIn(noticeKeys, item), 'notice', 'anew')
}

/** Every record of the register, page by page. */
export async function* everyRecord(table: Table): AsyncGenerator<readonly RecordFile[]> {
  let at: Place = { bucket: 0, after: null }
  while (at.bucket < registerBuckets) {
    const { looked, faults, next } = await pageFrom(table, at)
    if (faults.length > 0) throw new Fault('scanFailed', faults.join('\n'))
    yield looked.map(({ record }) => record)
    at = next
  }
}

type Place = Pick<Scan, 'bucket' | 'after'>
/** A record and its place in the register. */
type Looked = { readonly record: RecordFile; readonly place: Item }
type Part = { readonly looked: readonly Looked[]; readonly faults: readonly string[]; readonly next: Place }

/** Fills a page from as many buckets as needed. */
async function pageFrom(table: Table, from: Place): Promise<Part> {
  const looked: Looked[] = []
  const faults: string[] = []
  let next = from
  while (looked.length < perPage && next.bucket < registerBuckets) {
    const bucket = { index: 'main', pk: registerOf(next.bucket) } as const
    const page = openPaged(await readPage(table, bucket, next.after ?? undefined, perPage))
    const there = page.items.map(async (place) => {
      try {
        const record = recordFile(await table.get(recordKey(placeKind.read(place))))
        return record ? [{ place, record }] : []
      } catch (cause) {
        faults.push(`${place.pk} ${place.sk}: ${cause}`)
        return []
      }
    })
    looked.push(...(await Promise.all(there)).flat())
    next = page.cursor === null ? { bucket: next.bucket + 1, after: null } : { ...next, after: page.cursor }
  }
  return { looked, faults, next }
}

/** Renews the place of a renamed record. */
async function nameIn({ table }: Engine, record: RecordFile, place: Item): Promise<void> {
  const put = registerItem(record, place.v + 1)
  if (put.index?.lookup?.[0] !== place.index?.lookup?.[0]) await table.transact([{ put, when: { v: place.v } }])
}

/** Gives older records their place; true if any. */
async function enrolAll({ table, journal }: Engine): Promise<boolean> {
  let isOlder = false
  for (let after = -1; ; ) {
    const rows = await journal.since(after, 500)
    for (const { item } of rows) {
      const { id, seq } = entryOf(item)
      if (!logKinds.recordLog.holds(item) || seq !== 1) continue
      const record = recordFile(await table.get(recordKey(id)))
      const enrolled = record && { put: registerItem(record, 1), when: 'absent' as const }
      if (enrolled && (await table.transact([enrolled])).kind === 'done') isOlder = true
    }
    const last = rows.at(-1)
    if (!last) return isOlder
    after = last.position
  }
}

function nextNight(now: number): Day {
  const today = shanghaiDay(now)
  return now < instantOn(today, hour) ? today : addDays(today, 1)
}

const planned = (scan: Scan, v: number): Item => ({
  ...scanKey,
  v,
  body: json(scan),
  index: { due: [dueOf(0), `${moment(instantOn(scan.day, hour))}#scan`] },
})
