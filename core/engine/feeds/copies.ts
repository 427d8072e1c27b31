import { logItem, system } from '#engine/case/log-item.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import { pageSize, readAll, readPage } from '#engine/store/read.ts'
import { Fault } from '#law/fault.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { type Copy, type CopyEvent, isMoot, isOpen, type Owed, played, type Way } from './copy.ts'
import {
  copiesOn,
  copyId,
  copyItem,
  copyKey,
  copyMonthKind,
  copyOf,
  monthItem,
  monthOfCopies,
  openCopiesOf,
  type StoredCopy,
} from './copy-kind.ts'
import { copyDue } from './copy-limits.ts'

type Of = Pick<Copy, 'record' | 'recipient'>
type Store = Pick<Engine, 'table'>

/** Change as recipients name it: record and entry. */
export type ChangeId = { readonly record: string; readonly seq: number }
export const sayChange = ({ record, seq }: ChangeId): string => `${record}.${seq}`
export function readChange(text: string): ChangeId | null {
  const [, record, seq] = /^([\w-]{1,60})\.([1-9]\d{0,8})$/.exec(text) ?? []
  return record === undefined ? null : { record, seq: Number(seq) }
}

/** Writes an event with its entry; null: nothing to write. */
export async function noteCopy(
  engine: Engine,
  of: Of,
  actor: Actor,
  plan: (copy: StoredCopy | null, now: number) => CopyEvent | null | Promise<CopyEvent | null>,
): Promise<StoredCopy | null> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const item = await engine.table.get(copyKey(of))
    const before = item ? copyOf(item) : null
    const now = engine.clock.now()
    const event = await plan(before, now)
    const copy = event && played(before, event, now)
    if (!event || !copy) return before
    const at = { id: copyId(of), seq: (before?.seq ?? 0) + 1, procedure: 'copy' }
    const said = { type: typeOf(event, before), at: now, actor, data: event }
    const logged = logItem(engine, 'copy', at, said, before?.head ?? '', null)
    const put = copyItem(copy, logged.entry, engine.crypto.sha256)
    const done = await engine.table.transact([
      { put, when: item ? { v: item.v } : 'absent' },
      { put: logged.item, when: 'absent' },
      ...(event.kind === 'owed' ? [{ put: monthItem(event, event.made), when: 'absent' as const }] : []),
    ])
    if (done.kind === 'done') {
      engine.doorbell(of.record)
      return copyOf(put)
    }
  }
  throw new Fault('contention', `copy ${copyId(of)} kept moving`)
}

/** Named as a case's limit is. */
function typeOf(event: CopyEvent, copy: Copy | null): string {
  if (event.kind === 'confirmed' && event.how === 'left') return 'copy.closed'
  if (event.kind !== 'breach') return `copy.${event.kind}`
  return `clock.${copy?.changes.find(({ seq }) => seq === event.seq)?.rule ?? 'A6'}.breach`
}

/** The recipient's word on one change; a repeat says the same. */
export async function confirmChange(
  engine: Engine,
  recipient: string,
  { record, seq }: ChangeId,
  { actor, how }: { readonly actor: Actor; readonly how: Way },
): Promise<'confirmed' | 'already' | 'unknown'> {
  let said: 'confirmed' | 'already' | 'unknown' = 'unknown'
  await noteCopy(engine, { record, recipient }, actor, (copy) => {
    const owed = copy?.changes.find((one) => one.seq === seq)
    said = owed === undefined ? 'unknown' : isOpen(owed) ? 'confirmed' : 'already'
    return said === 'confirmed' ? { kind: 'confirmed', seqs: [seq], how } : null
  })
  return said
}

/** Notes the first delivery, from which files give their days. */
export async function deliverChange(
  engine: Engine,
  recipient: string,
  { record, seq }: ChangeId,
  at?: number,
): Promise<void> {
  await noteCopy(engine, { record, recipient }, system, (copy, now) => {
    const owed = copy?.changes.find((one) => one.seq === seq)
    if (!owed || owed.delivered !== null) return null
    const from = at ?? now
    return { kind: 'delivered', seq, from, ...copyDue(owed.rule, from, engine.calendar, now) }
  })
}

type Find = { readonly note: string; readonly seq?: number; readonly isUndone?: boolean }

/** Something else was found: that change, or the newest, is open again. */
export async function findWrong(engine: Engine, of: Of, actor: Actor, find: Find): Promise<boolean> {
  const { note, seq, isUndone = false } = find
  let isNew = false
  await noteCopy(engine, of, actor, (copy) => {
    const last = seq === undefined ? copy?.changes.at(-1) : copy?.changes.find((one) => one.seq === seq)
    if (!last || isMoot(last) || last.wrong?.note === note) return null
    isNew = true
    const isBroken = !isUndone && (!isOpen(last) || last.wrong?.how === 'broken')
    return { kind: 'found', seq: last.seq, note, ...(isUndone && undone), ...(isBroken && broken) }
  })
  return isNew
}

const undone = { how: 'undone' } as const
const broken = { how: 'broken' } as const

/** Every recipient's copy of a record, in the order of their names. */
export async function copiesOfRecord({ table }: Store, record: string): Promise<readonly Copy[]> {
  return (await readAll(table, { index: 'lookup', pk: copiesOn(record) })).map(copyOf)
}

/** Copies with open changes, the nearest day first. */
export async function openCopies(
  { table }: Store,
  recipient: string,
  at: string | undefined,
  range: { readonly from?: string; readonly to?: string } = {},
  limit = pageSize,
): Promise<Paged<Copy>> {
  const asked = { index: 'queue', pk: openCopiesOf(recipient), ...range } as const
  return across(await readPage(table, asked, at, limit), (items) => items.map(copyOf))
}

/** Names of a month's changes, recipient by recipient. */
export async function namesOfMonth({ table }: Store, month: string, at: string | undefined, limit: number) {
  return across(await readPage(table, { index: 'main', pk: monthOfCopies(month) }, at, limit), (items) =>
    items.map(copyMonthKind.read),
  )
}

/** The same changes as they stand. */
export async function changesOfMonth(
  { table }: Store,
  ...asked: [month: string, at: string | undefined, limit: number]
): Promise<Paged<{ readonly copy: Copy; readonly owed: Owed }>> {
  return across(await namesOfMonth({ table }, ...asked), async (names) => {
    const found = names.map(async ({ seq, ...of }) => {
      const item = await table.get(copyKey(of))
      const copy = item && copyOf(item)
      const owed = copy?.changes.find((one) => one.seq === seq)
      return copy && owed ? [{ copy, owed }] : []
    })
    return (await Promise.all(found)).flat()
  })
}

/** One change that a recipient has to follow. */
export async function owedOf({ table }: Store, of: Of, seq: number): Promise<Owed | null> {
  const item = await table.get(copyKey(of))
  return (item && copyOf(item).changes.find((one) => one.seq === seq)) ?? null
}
