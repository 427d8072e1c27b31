import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { recordKey } from '#engine/store/keys.ts'

/** Records of the cases seen last; a case keeps its record. */
const seen = new Map<string, string>()
const most = 1000

/** Notes the record of a case for the next look at it. */
export function noteRecord({ id, recordId }: Pick<CaseFile, 'id' | 'recordId'>): void {
  if (recordId === null || seen.has(id)) return
  if (seen.size >= most) seen.clear()
  seen.set(id, recordId)
}

/** Reads it in one turn with its case, where a request keeps what it read. */
export function recordAhead({ begin, table }: Pick<Engine, 'begin' | 'table'>, caseId: string): void {
  const record = begin && seen.get(caseId)
  if (record !== undefined) table.get(recordKey(record)).catch(() => {})
}
