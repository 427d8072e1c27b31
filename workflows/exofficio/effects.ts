import { type Day, shanghaiDay } from '#law/day.ts'
import { layoutOf } from '#records/layout.ts'
import { applyChange, type RecordChange } from '#records/publicity/change.ts'
import { correctionFaults } from '#records/publicity/correction-faults.ts'
import { currentFields, type EndReason, type RecordFile } from '#records/record.ts'
import type { Refusal, RefusalCode } from '#workflows/contract/refusal.ts'
import type { ExOfficio, Proposed, Verdict } from './case.ts'
import { cellsOf, filled } from './cells-of.ts'

const ends: Partial<Record<Verdict, EndReason>> = {
  removed: 'removed',
  revoked: 'revoked',
  withdrawnAtSource: 'withdrawnAtSource',
}

/** The deciding unit's words alone (O36 11; 行政处罚法 48). */
const determinersOwn: readonly Verdict[] = ['tiered', 'revoked', 'decisionChanged', 'stayed', 'resumed']

export const changes = (verdict: Verdict): boolean => verdict !== 'mended' && verdict !== 'nothingWrong'

type Answered = Pick<ExOfficio, 'offered'> & {
  readonly proposal: (Proposed & { readonly by: string; readonly unit: string }) | null
}

/** Changes the proposal makes to the record. */
export function recordChanges(
  { proposal, offered }: Answered,
  record: RecordFile,
  caseId: string,
  on: Day,
): RecordChange[] {
  if (proposal === null || !changes(proposal.verdict)) return []
  const { verdict, by, unit, cause } = proposal
  const reason = ends[verdict]
  if (reason !== undefined) return [{ kind: 'ended', reason, on, caseId, ...(cause ? { cause } : {}) }]
  if (verdict === 'stayed') return [{ kind: 'stopped', caseId, on }]
  // Whichever case stopped it: the stay is over, not that case.
  if (verdict === 'resumed') return [{ kind: 'resumed', caseId: record.overlays.stopped?.caseId ?? caseId }]
  if (verdict === 'taken')
    return offered === null ? [] : [{ kind: 'imported', batch: offered.batch, by, fields: offered.fields }]
  if (verdict === 'tiered') return tiered(proposal, unit, caseId)
  const cells = cellsOf(proposal)
  const { documentNumber, authority } = layoutOf(record.kind)?.roles ?? {}
  const renames = [documentNumber, authority].some((column) => column !== undefined && column in cells)
  return [
    {
      kind: 'corrected',
      caseId,
      fields: { ...currentFields(record), ...cells },
      answer: '01',
      ...(verdict === 'decisionChanged' ? { decisionChanged: true as const } : {}),
      ...(renames ? { naturalKey: true as const } : {}),
    },
  ]
}

function tiered(
  { tier, tierBasis, necessary, by }: NonNullable<Answered['proposal']>,
  unit: string,
  caseId: string,
): RecordChange[] {
  if (tier === null || !tierBasis) return []
  return [{ kind: 'completed', by, fields: {}, caseId, tier: { value: tier, basis: tierBasis, by: unit }, necessary }]
}

/** Reason a proposal cannot stand, before anybody approves it. */
export function proposalRefusal(
  proposal: NonNullable<Answered['proposal']>,
  { offered, determiner }: Pick<ExOfficio, 'offered' | 'determiner'>,
  record: RecordFile | null,
  at: number,
): RefusalCode | Refusal | null {
  const { verdict, tier, tierBasis, unit, cause } = proposal
  const isDeterminer = determiner === null || unit === determiner
  if (determinersOwn.includes(verdict) && !isDeterminer) return 'onlyDeterminer'
  if (verdict === 'tiered' && (tier === null || !tierBasis)) return 'tierNeedsBasis'
  if (verdict === 'withdrawnAtSource' && cause === null) return 'withdrawalNeedsCause'
  const corrects = verdict === 'corrected' || verdict === 'decisionChanged'
  if (corrects && Object.keys(cellsOf(proposal)).length === 0) return 'correctionNeedsValue'
  if (verdict === 'taken' && offered === null) return 'malformed'
  if (record === null) return changes(verdict) ? 'recordGone' : null
  for (const change of recordChanges({ proposal, offered }, record, 'trial', shanghaiDay(at))) {
    const applied = applyChange(record, change, at)
    if (applied.kind !== 'refused') continue
    const fields = filled(proposal)
    return { code: 'correctionRefused', fields: correctionFaults(record, change, applied, { at, fields }) }
  }
  return null
}
