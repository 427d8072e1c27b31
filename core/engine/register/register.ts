import { logItem, system } from '#engine/case/log-item.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Deployment } from '#engine/store/host.ts'
import { json, recordItem, recordKey, registerItem } from '#engine/store/keys.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { type Day, shanghaiDay, startOfDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import { applyChange, type RecordChange } from '#records/publicity/change.ts'
import { dueChange, nextDueDay } from '#records/publicity/due.ts'
import { sealedRecord } from '#records/publicity/sealed.ts'
import type { RecordFile } from '#records/record.ts'
import { type Actor, type CaseEvent, writtenAt } from '#workflows/contract/actor.ts'
import { recordKind } from './record-kind.ts'

export type RecordOutcome =
  | { readonly kind: 'changed'; readonly record: RecordFile }
  | { readonly kind: 'refused'; readonly code: string; readonly columns?: readonly string[] }

/** Changes a record outside cases: completion, end of publicity. Logs each. */
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

/** Adds a record; false where it is there. */
export async function addRecord(
  engine: Engine,
  given: RecordFile,
  actor: Actor,
  extra: readonly Write[] = [],
): Promise<boolean> {
  const done = await engine.table.transact([...firstWrites(engine, given, actor), ...extra])
  if (done.kind === 'done') engine.doorbell(given.id)
  return done.kind === 'done'
}

/** Parts that a record's first writes are made with. */
export type Adding = Pick<Engine, 'clock' | 'deployment' | 'crypto' | 'rules'>

/** A record's row, first entry and place. */
export function firstWrites(engine: Adding, given: RecordFile, actor: Actor): readonly Write[] {
  const record = sealedFromTheStart(engine, given)
  const event = { type: 'record.imported', at: engine.clock.now(), actor, data: json(record.versions[0] ?? {}) }
  const { versions: _, seq, ...begun } = record
  const { entry, item } = logItem(engine, 'record', { id: record.id, seq, begun }, event, '', null)
  const stored = { record, head: toHex(entryHash(entry, engine.crypto.sha256)) }
  const put = recordItem(stored, 1, wakeOf(engine, record))
  const enrolled: Write = { put: registerItem(record, 1), when: 'absent' }
  return [{ put, when: 'absent' }, { put: item, when: 'absent' }, enrolled]
}

/** Nobody was given it: nobody is told that it ended. */
function sealedFromTheStart({ clock, deployment }: Adding, record: RecordFile): RecordFile {
  const isSealed = sealedRecord(record, deployment.flags) !== null
  return isSealed ? { ...record, sealed: { on: shanghaiDay(clock.now()) } } : record
}

/** Begins and ends publicity (C1–C4), ends bars (B7; ADR 10), seals (治安法 136). */
export async function changeDue(engine: Engine, record: RecordFile, woken: Day | null = null): Promise<boolean> {
  const change = dueChange(record, shanghaiDay(engine.clock.now()), engine.deployment.flags, woken)
  if (change === null) return false
  return (await changeRecord(engine, record.id, change, system)).kind === 'changed'
}

/** Writes a changed row, with a log entry for each change. */
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
    const event = { type: `record.${change.kind}`, at: writtenAt(cause), actor: cause.actor, data: json(change) }
    const logged = logItem(engine, 'record', { id: record.id, seq: first + i + 1 }, event, head, null)
    head = toHex(entryHash(logged.entry, engine.crypto.sha256))
    return { put: logged.item, when: 'absent' }
  })
  if (changes.length === 0) return []
  return [{ put: recordItem({ record, head }, item.v + 1, wakeOf(engine, record)), when: { v: item.v } }, ...logs]
}

export const storedRecord = recordKind.read
export const recordFile = (item: Item | undefined): RecordFile | null => (item ? storedRecord(item).record : null)

/** First instant at which the law acts by itself. */
const wakeOf = ({ clock, deployment }: Adding, record: RecordFile) => recordDue(record, clock.now(), deployment.flags)

/** Reckoned at the instant of the record's last change. */
export function recordDue(
  record: RecordFile,
  at: number,
  flags: Deployment['flags'],
  next = nextDueDay,
): number | null {
  const day = next(record, shanghaiDay(at), flags)
  return day === null ? null : startOfDay(day)
}
