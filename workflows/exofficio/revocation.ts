import { currentFields, type RecordFile } from '#records/record.ts'
import type { ExOfficio } from './case.ts'

/** 行政处罚法 48: revoked, changed or void; own clock, public reasons. */
export const isRevocation = ({ rule }: Pick<ExOfficio, 'rule'>): boolean =>
  rule === 'revokedShown' || rule === 'revoked'

/** Words of a source for a decision that no longer stands. */
const undone = /(?:已|被|予以|决定)(?:依法)?撤销|撤销(?:本|该|原)?(?:行政)?处罚决定|确认(?:违法|无效)|决定无效/

/** The source’s remark that the decision no longer stands. */
export function remarkOfRevocation(record: RecordFile): { readonly remark: string; readonly found: string } | null {
  const { BZ: remark = '' } = currentFields(record)
  const found = undone.exec(remark)?.[0]
  return found === undefined ? null : { remark, found }
}
