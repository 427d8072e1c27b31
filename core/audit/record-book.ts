import type { LogRow } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { recordKind } from '#engine/register/record-kind.ts'
import { type PlayedRecord, replayRecord } from '#engine/register/replay-record.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { recordKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import type { RecordFile } from '#records/record.ts'

type Placed = { readonly position: number; readonly record: RecordFile }

/** Records at a place of the journal, played; remembers the newest. */
export type RecordBook = { before(id: string, position: number): Promise<RecordFile | null> }

/** A row without a place yet is behind all that have one. */
export const unplaced = Number.MAX_SAFE_INTEGER

const most = 2000

export function recordBook(world: AuditWorld): RecordBook {
  const known = new Map<string, readonly Placed[]>()
  const placed = async (id: string) => {
    const there = known.get(id) ?? (await placesOf(world, id))
    known.delete(id)
    known.set(id, there)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return there
  }
  return {
    before: async (id, position) => (await placed(id)).findLast((one) => one.position < position)?.record ?? null,
  }
}

async function placesOf(world: AuditWorld, id: string): Promise<readonly Placed[]> {
  const { pk } = recordKey(id)
  const own = world.logOf?.(pk)
  const items = own?.items ?? (await readAll(world.table, { index: 'main', pk, prefix: 'log#' }))
  const [first] = items
  const isTold = first !== undefined && logRow(first).payload?.data.begun !== undefined
  const played = playRecord(world, items, isTold ? undefined : await world.table.get(recordKey(id)))
  const places = await Promise.all(items.map((item) => own?.places?.get(item.sk) ?? world.journal.positionOf(item)))
  return played.map(({ record }, i) => ({ record, position: places[i] ?? unplaced }))
}

/** Plays a record's log; gaps of older logs come from the record. */
export function playRecord(world: AuditWorld, log: readonly Item[], stands: Item | undefined): readonly PlayedRecord[] {
  const rows: readonly LogRow[] = log.map((item) => logRow(item))
  const stored = () => (stands && recordKind.schema.safeParse(stands.body).data?.record) ?? null
  return replayRecord(rows, stored, world.sha256)
}
