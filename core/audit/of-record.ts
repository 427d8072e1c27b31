import { noticeItem, noticeKind, type Stored as StoredNotice } from '#engine/begin/public-notices.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { type Copy, CopyEvent, played } from '#engine/feeds/copy.ts'
import { copyItem, monthItem } from '#engine/feeds/copy-kind.ts'
import { holdingBy, holdingItem } from '#engine/feeds/holding.ts'
import { holderOrderIn, orderedBy } from '#engine/papers/holder-order.ts'
import { seriesKey } from '#engine/papers/paper-number.ts'
import { supervisionSeries } from '#engine/papers/supervision-order.ts'
import { Reach, reachItem } from '#engine/people/reach.ts'
import { liftingIn } from '#engine/register/measures.ts'
import { recordDue } from '#engine/register/register.ts'
import type { PlayedRecord } from '#engine/register/replay-record.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { logKey, recordItem, recordKey, registerItem, registerKey } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import { nextEndDay } from '#records/publicity/due.ts'
import { isGivenTo } from '#records/publicity/given.ts'
import { type RecordFile, Subject } from '#records/record.ts'
import { playRecord } from './record-book.ts'

/** Its moment may stand as earlier flags set it: nights look anyway. */
export function recordOf(
  { deployment: { flags, formerFlags = [] } }: AuditWorld,
  played: readonly PlayedRecord[],
  stands: Item | undefined,
): readonly Item[] {
  const last = played.at(-1)
  if (!last) return []
  const { record, head, entry } = last
  const made = (due: number | null) => recordItem({ record, head }, entry.seq, due)
  const isThere = ({ index }: Item) => index?.due?.[1] === stands?.index?.due?.[1]
  const item = made(recordDue(record, entry.at, flags))
  if (isThere(item)) return [item]
  // By earlier flags, or before beginnings woke a record.
  const former = [
    ...formerFlags.map((by) => recordDue(record, entry.at, by)),
    recordDue(record, entry.at, flags, nextEndDay),
  ]
  return [former.map(made).find(isThere) ?? item]
}

/** Either name may stand there: new ones move in by night. */
export function placeOf(played: readonly PlayedRecord[], stands: (item: Item) => Item | undefined): readonly Item[] {
  const [first, last] = [played[0], played.at(-1)]
  if (!first || !last) return []
  const place = registerItem(first.record, 1)
  const { index } = registerItem(last.record, 1)
  const isNamed = index !== undefined && stands(place)?.index?.lookup?.[0] === index.lookup?.[0]
  return [isNamed ? { ...place, index } : place]
}

/** The record that a place names began there. */
export async function isPlaceOf(world: AuditWorld, item: Item): Promise<boolean> {
  const id = String(item.body)
  const first = await world.table.get(logKey('record', id, 1))
  if (!first) return false
  const { payload }: { readonly payload?: { readonly data?: { readonly begun?: unknown } } } = Object(first.body)
  if (payload === undefined) return true // told where it stands
  // A register has as many places as records: nothing more is read.
  const subject =
    Subject.safeParse(Object(payload.data?.begun)['subject']).data ?? (await formerSubject(world, first, id))
  if (!subject) return true
  const { pk, sk } = registerKey({ id, subject })
  return pk === item.pk && sk === item.sk
}

/** Until 2026-11-29 first rows had imported columns alone. */
async function formerSubject(world: AuditWorld, first: Item, id: string): Promise<RecordFile['subject'] | undefined> {
  const stands = await world.table.get(recordKey(id))
  return stands && playRecord(world, [first], stands)[0]?.record.subject
}

/** Item of what recipients should hold of it, whatever flags there were. */
export function heldOf(world: AuditWorld, record: RecordFile): readonly Item[] {
  const { flags, formerFlags = [] } = world.deployment
  const isGiven = [flags, ...formerFlags].every((by) => isGivenTo(record, 'recipient', by))
  const held = isGiven ? holdingBy({ ...world, crypto: world }, record) : null
  return held ? [holdingItem(record.id, held, 1)] : []
}

/** Notice by its first entry, ended by a second. */
export function noticeOf({ sha256 }: AuditWorld, log: readonly Item[]): readonly Item[] {
  const rows = log.map((item) => logRow(item))
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  if (first.payload === undefined) throw new Fault('replay.erased', first.entry.id)
  const head = toHex(entryHash(last.entry, sha256))
  const row = noticeKind.schema.parse({ notice: first.payload.data.event, head })
  const stored: StoredNotice = { head, notice: { ...row.notice, ended: rows.length > 1 } }
  return [noticeItem(stored, rows.length)]
}

/** Ways to reach an account, as its last entry has them. */
export function reachOf(world: AuditWorld, log: readonly Item[]): readonly Item[] {
  const last = log.at(-1)
  if (!last) return []
  const { entry, payload } = logRow(last)
  if (payload === undefined) throw new Fault('replay.erased', entry.id)
  return [reachItem(world, entry, Reach.parse(payload.data.event), 1)]
}

/** Series from which orders on a copy drew their numbers. */
export function ordersDrawn(log: readonly Item[]): readonly Key[] {
  return log.flatMap((item) => {
    const row = logRow(item)
    const { success, data } = CopyEvent.safeParse(row.payload?.data.event)
    const former = success && data.kind === 'urged' && data.order?.drawn ? data.order.by : null
    const by = orderedBy(row) ?? former
    return by === null ? [] : [seriesKey(by, shanghaiDay(row.entry.at).slice(0, 4), supervisionSeries)]
  })
}

/** Places in the lists of months that a copy's log gives it. */
export const monthsOf = (log: readonly Item[]): readonly Item[] =>
  log.flatMap((item) => {
    const { success, data } = CopyEvent.safeParse(logRow(item).payload?.data.event)
    return success && data.kind === 'owed' ? [monthItem(data, data.made)] : []
  })

/** All that a recipient follows or was ordered, or a unit lifts. */
export function copiesOf({ sha256 }: AuditWorld, log: readonly Item[]): readonly Item[] {
  const rows = log.map(logRow)
  const beside = liftingIn(rows, sha256) ?? holderOrderIn(rows, sha256)
  if (beside) return [beside]
  let copy: Copy | null = null
  for (const item of log) {
    const { entry, payload } = logRow(item)
    if (payload === undefined) throw new Fault('replay.erased', entry.id)
    copy = played(copy, CopyEvent.parse(payload.data.event), entry.at)
  }
  const last = log.at(-1)
  return copy && last ? [copyItem(copy, logRow(last).entry, sha256)] : []
}
