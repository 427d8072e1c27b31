import { z } from 'zod'
import { logItem, system } from '#engine/case/log-item.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { bucketOf, dueOf, json, moment, noticeKey, noticeKeys, noticesLookup } from '#engine/store/keys.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readAll, readPage } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { Day, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { addDays, type Day as DayName, shanghaiDay, startOfDay } from '#law/day.ts'
import { toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import { redacted, withoutPersonalNumbers } from '#records/publicity/masking.ts'
import { type Actor, type CaseEvent, writtenAt } from '#workflows/contract/actor.ts'
import type { PublicNotice } from '#workflows/contract/public-notice.ts'

/** Notice under its own id, which tells nothing of the case. */
export type NoticeFile = PublicNotice & {
  readonly id: string
  readonly area: string
  readonly on: DayName
  readonly caseId: string
  /** Its last day is over, and the feed has been told. */
  readonly ended: boolean
}

export type Stored = { readonly notice: NoticeFile; readonly head: string }

const Row = exactly<Stored>({
  notice: z.strictObject({
    id: z.string(),
    kind: z.enum(['restoring', 'withdrawal']),
    text: z.string(),
    unit: z.string(),
    area: z.string(),
    on: Day,
    publicUntil: Day,
    caseId: z.string(),
    ended: z.boolean(),
  }),
  head: z.string(),
})

export const noticeKind = stored('public notice', {
  schema: Row,
  keys: [noticeKeys],
  index: { lookup: ['notices#{area} → {last}#{id}'], due: ['due#{bucket} → {moment}#notice#{id}'] },
  due: 'its last day is over: its files go and the feed is told',
  from: 'log',
})

const storedNotice = noticeKind.read

/** Puts a notice up in the step's commit, with its log entry. */
export function noticeWrites(engine: Engine, notice: PublicNotice, { id: caseId, area }: CaseFile, event: CaseEvent) {
  const text = redacted(withoutPersonalNumbers(notice.text))
  const id = newId(engine.crypto)
  const file: NoticeFile = { ...notice, text, id, area, on: shanghaiDay(writtenAt(event)), caseId, ended: false }
  return writes(engine, file, { ...event, type: 'notice.putUp', data: file }, null)
}

/** Removes files afterwards, and tells the feed. */
export async function endNotice(engine: Engine, item: Item): Promise<boolean> {
  const { notice } = storedNotice(item)
  const at = engine.clock.now()
  if (notice.ended || shanghaiDay(at) <= notice.publicUntil) return false
  const event = { type: 'notice.ended', at, actor: system, data: null }
  return (await engine.table.transact(writes(engine, { ...notice, ended: true }, event, item))).kind === 'done'
}

/** Restoring notices of a case that are public today. */
export async function restoringOf(engine: Engine, { id, area }: CaseFile): Promise<readonly NoticeFile[]> {
  const today = shanghaiDay(engine.clock.now())
  const items = await readAll(engine.table, { index: 'lookup', pk: noticesLookup(area), from: today, to: '~' })
  return items
    .map((item) => storedNotice(item).notice)
    .filter((one) => one.caseId === id && one.kind === 'restoring' && isPublic(one, today))
}

/** Takes it down early for whoever it restores; false: it is down. */
export async function takeDownNotice(engine: Engine, actor: Actor, id: string): Promise<boolean> {
  const item = await engine.table.get(noticeKey(id))
  if (!item || storedNotice(item).notice.ended) return false
  const event = { type: 'notice.ended', at: engine.clock.now(), actor, data: null }
  const ended = { ...storedNotice(item).notice, ended: true }
  return (await engine.table.transact(writes(engine, ended, event, item))).kind === 'done'
}

/** Lists notices public today, the one that ends first standing first. */
export async function publicNotices(engine: Engine, at: string | undefined): Promise<Paged<NoticeFile>> {
  const today = shanghaiDay(engine.clock.now())
  const list = { index: 'lookup', pk: noticesLookup(engine.deployment.area), from: today, to: '~' } as const
  const shown = (items: readonly Item[]) =>
    items.map((item) => storedNotice(item).notice).filter((file) => isPublic(file, today))
  return readSifted((from) => readPage(engine.table, list, from), shown, at)
}

export async function noticeFile(engine: Engine, id: string): Promise<NoticeFile | null> {
  const item = await engine.table.get(noticeKey(id))
  return item ? storedNotice(item).notice : null
}

export const isPublic = ({ on, publicUntil, ended }: NoticeFile, today: DayName): boolean =>
  !ended && on <= today && today <= publicUntil

function writes(engine: Engine, notice: NoticeFile, event: CaseEvent, before: Item | null): readonly Write[] {
  const seq = before === null ? 1 : 2
  const at = { id: notice.id, seq, procedure: 'notice' }
  const logged = logItem(engine, 'notice', at, event, before ? storedNotice(before).head : '', null)
  const stored: Stored = { notice, head: toHex(entryHash(logged.entry, engine.crypto.sha256)) }
  return [
    { put: noticeItem(stored, seq), when: before === null ? 'absent' : { v: before.v } },
    { put: logged.item, when: 'absent' },
  ]
}

/** Indexes by last day; due the day after. */
export function noticeItem(stored: Stored, v: number): Item {
  const { id, area, publicUntil, ended } = stored.notice
  const due = [dueOf(bucketOf(id)), `${moment(startOfDay(addDays(publicUntil, 1)))}#notice#${id}`] as const
  const lookup = [noticesLookup(area), `${publicUntil}#${id}`] as const
  return { ...noticeKey(id), v, body: json(stored), index: { lookup, ...(!ended && { due }) } }
}
