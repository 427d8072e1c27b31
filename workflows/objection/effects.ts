import type { RecordChange } from '#records/change.ts'
import type { RecordFile } from '#records/record.ts'
import { isUnverifiable, recordChanges } from '#workflows/outcome.ts'
import type { Objection } from './case.ts'

/** The named actions of the chart, as changes of the record in the case's own transaction. */
export function effects(
  action: string,
  data: Objection,
  at: number,
  caseId: string,
  record: RecordFile,
): RecordChange[] {
  if (action === 'markDisputed') return [{ kind: 'disputed', caseId }]
  if (action === 'correct') return recordChanges(data.items, record, caseId, at)
  if (action !== 'unmark') return []
  const lifted: RecordChange[] = record.overlays.disputedBy.includes(caseId) ? [{ kind: 'undisputed', caseId }] : []
  return data.ending === 'decided' && data.items.some(isUnverifiable) && record.ended === null
    ? [...lifted, { kind: 'statementAttached', caseId, text: data.statement || unverified }]
    : lifted
}

const unverified = '经核查未能证实，信用主体对本记录持有异议。'
