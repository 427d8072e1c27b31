import { caseFile } from '#engine/case/case-of.ts'
import { logKinds, logRow } from '#engine/case/log-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { type RecordsOf, rememberedRecords } from './findings.ts'
import { scanRecord } from './scan-record.ts'

/** Entries that may call for a case, no marks. */
const calls = /^record\.(?!disputed$|undisputed$|disputeNarrowed$|statement)/

/** Rows of one round read a subject's records once. */
export function scanRound(engine: Engine): (row: Item) => Promise<void> {
  const recordsOf = rememberedRecords(engine)
  return (row) => scanRow(engine, row, recordsOf)
}

/** Looks again once a record's case is closed. */
export async function scanRow(engine: Engine, row: Item, recordsOf?: RecordsOf): Promise<void> {
  const { entry, payload } = logRow(row)
  if (logKinds.recordLog.holds(row))
    return calls.test(entry.type) ? void (await scanRecord(engine, entry.id, recordsOf)) : undefined
  if (!logKinds.caseLog.holds(row) || !entry.type.startsWith('xstate.done.actor.') || payload === undefined) return
  const item = await engine.table.get(caseKey(entry.id))
  const file = item && caseFile(item)
  if (file?.closed && file.state === payload.data.state && file.recordId !== null)
    await scanRecord(engine, file.recordId, recordsOf)
}
