import { addDays, shanghaiDay, startOfDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import { applyChange, type RecordChange } from '#records/change.ts'
import { publicity } from '#records/publicity.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor, CaseEvent } from '#workflows/procedure.ts'
import type { Engine } from './engine.ts'
import { json, recordItem, recordKey, type StoredRecord } from './keys.ts'
import { logItem, system } from './log-item.ts'
import type { Item, Write } from './ports.ts'

export type RecordOutcome =
  | { readonly kind: 'changed'; readonly record: RecordFile }
  | { readonly kind: 'refused'; readonly code: string; readonly columns?: readonly string[] }

/** Changes a record outside any case: completion by its unit, the end of its publicity. One log entry each. */
export async function changeRecord(
  engine: Engine,
  id: string,
  change: RecordChange,
  actor: Actor,
): Promise<RecordOutcome> {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const item = await engine.table.get(recordKey(id))
    if (!item) return { kind: 'refused', code: 'notFound' }
    const at = engine.clock.now()
    const applied = applyChange(storedRecord(item).record, change, at)
    if (applied.kind === 'refused') return applied
    const event = { type: 'record.changed', at, actor, data: null }
    const done = await engine.table.transact(recordWrites(engine, item, applied.record, [change], event))
    if (done.kind === 'done') {
      engine.doorbell(id)
      return applied
    }
  }
  throw new Fault('contention', `record ${id} kept moving`)
}

/** Puts a new record into the register; false where it is there already. */
export async function addRecord(
  engine: Engine,
  record: RecordFile,
  actor: Actor,
  extra: readonly Write[] = [],
): Promise<boolean> {
  const event = { type: 'record.imported', at: engine.clock.now(), actor, data: json(record.versions[0] ?? {}) }
  const { entry, item } = logItem(engine, 'record', { id: record.id, seq: record.seq }, event, '', null)
  const stored = { record, head: toHex(entryHash(entry, engine.crypto.sha256)) }
  const put = recordItem(stored, 1, wakeOf(engine, record))
  const done = await engine.table.transact([{ put, when: 'absent' }, { put: item, when: 'absent' }, ...extra])
  if (done.kind === 'done') engine.doorbell(record.id)
  return done.kind === 'done'
}

/** The end that the law computes: due when the last public day is over (C1–C4; decision 2). */
export async function endExpired(engine: Engine, record: RecordFile): Promise<boolean> {
  const today = shanghaiDay(engine.clock.now())
  const { until, shown } = publicity(record, today, engine.deployment.flags)
  if (record.ended !== null || shown || until === null || today <= until) return false
  const outcome = await changeRecord(
    engine,
    record.id,
    { kind: 'ended', caseId: null, reason: 'expired', on: today },
    system,
  )
  return outcome.kind === 'changed'
}

/** The writes of record changes: the row once, a log entry for each change. */
export function recordWrites(
  engine: Engine,
  item: Item,
  record: RecordFile,
  changes: readonly RecordChange[],
  cause: CaseEvent,
): Write[] {
  let head = storedRecord(item).head
  const first = record.seq - changes.length
  const logs = changes.map((change, i): Write => {
    const event = { type: `record.${change.kind}`, at: cause.at, actor: cause.actor, data: json(change) }
    const logged = logItem(engine, 'record', { id: record.id, seq: first + i + 1 }, event, head, null)
    head = toHex(entryHash(logged.entry, engine.crypto.sha256))
    return { put: logged.item, when: 'absent' }
  })
  if (changes.length === 0) return []
  return [{ put: recordItem({ record, head }, item.v + 1, wakeOf(engine, record)), when: { v: item.v } }, ...logs]
}

export const storedRecord = (item: Item): StoredRecord => item.body as unknown as StoredRecord

/** The first instant after the last public day, while the record may still be shown. */
function wakeOf(engine: Engine, record: RecordFile): number | null {
  if (record.ended !== null) return null
  const { until } = publicity(record, shanghaiDay(engine.clock.now()), engine.deployment.flags)
  return until === null || until === '9999-12-31' ? null : startOfDay(addDays(until, 1))
}
