import { shanghaiDay } from '#law/day.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import type { RecordFile } from '#records/record.ts'
import type { Repair } from './case.ts'

/** Actions of the chart, in the case's transaction (O36 3, 14). */
export function effects(
  action: string,
  data: Repair,
  at: number,
  caseId: string,
  record: RecordFile,
): readonly RecordChange[] {
  const isThere = record.overlays.commitments?.some((one) => one.caseId === caseId) ?? false
  const { edition, sha256, signedBy, published } = data.commitment
  const on = shanghaiDay(at)
  switch (action) {
    case 'commit':
      return published && !isThere ? [{ kind: 'committed', commitment: { caseId, edition, sha256, signedBy, on } }] : []
    case 'takeBack':
      return isThere ? [{ kind: 'uncommitted', caseId }] : []
    case 'repair':
      return [{ kind: 'ended', caseId, reason: 'repaired', on }]
    default:
      return []
  }
}
