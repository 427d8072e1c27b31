import type { RecordChange } from '#records/publicity/change.ts'
import { hiding } from '#records/publicity/masking.ts'
import { isOver } from '#records/publicity/shield.ts'
import type { RecordFile } from '#records/record.ts'
import { corrects, isUnverifiable, recordChanges, removes } from '#workflows/contract/outcome.ts'
import type { Objection } from './case.ts'
import { said } from './said.ts'

/** Named actions as changes of the record, in the case's transaction. */
export function effects(
  action: string,
  data: Objection,
  at: number,
  caseId: string,
  record: RecordFile,
): RecordChange[] {
  if (action === 'markDisputed') return [{ kind: 'disputed', caseId, columns: disputedColumns(data) }]
  if (action === 'narrowMark') return narrowed(data, caseId, record)
  const lifted: RecordChange[] = record.overlays.disputedBy.includes(caseId) ? [{ kind: 'undisputed', caseId }] : []
  // Published once: what is corrected bears the mark no more.
  if (action === 'correct') return [...recordChanges(data.items, record, caseId, at), ...lifted]
  if (action !== 'unmark') return []
  return data.ending === 'decided' && data.items.some(isUnverifiable) && !isOver(record)
    ? [...lifted, { kind: 'statementAttached', caseId, text: shownStatement(data) }]
    : lifted
}

const shownStatement = ({ statement, hidden = [] }: Objection) =>
  statement ? hiding(statement, hidden) : said.unverified.zh

/** An answered entry loses its mark, unless to be corrected (ADR 12). */
function narrowed(data: Objection, caseId: string, { overlays }: RecordFile): RecordChange[] {
  const marked = overlays.disputedColumns?.[caseId]
  const columns = disputedColumns(data)
  return marked && columns.length < marked.length ? [{ kind: 'disputeNarrowed', caseId, columns }] : []
}

function disputedColumns({ items }: Objection): string[] {
  const open = items.filter((item) => item.answer === null || corrects(item) || removes(item))
  return [...new Set(open.flatMap(({ field }) => field ?? []))]
}
