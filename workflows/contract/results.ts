import type { RecordChange } from '#records/publicity/change.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseEvent, Holder } from './actor.ts'
import type { LetterRule, PaperKind, PaperOrder } from './paper.ts'
import type { PublicNotice } from './public-notice.ts'

/** Effects outside the case: on the record, in public, on people. */
export type Results<Data> = {
  /** Changes a chart's action makes to the record, in the same transaction. */
  effects(action: string, data: Data, at: number, caseId: string, record: RecordFile): readonly RecordChange[]
  /** Changes that an approval would make to records. */
  preview(data: Data, record: RecordFile, caseId: string, at: number): readonly RecordChange[]
  /** Notices that an action puts up, same transaction. */
  announces?(action: string, data: Data, at: number, record: RecordFile | null): readonly PublicNotice[]
  /** Notices that a log entry sends, and to whom. */
  notices(event: CaseEvent, data: Data, state: string): readonly Notice[]
  /** Kinds of paper it issues, and their values. */
  readonly letters?: Readonly<Partial<Record<PaperKind, LetterRule>>>
  /** Formal papers that a log entry issues about a subject. */
  papers?(event: CaseEvent, data: Data, state: string, subject: string): readonly PaperOrder[]
  /** Its answers may go to the next higher organ (复核, GD 46). */
  readonly reviewed?: true
}

/** Notice about a log entry, in words of `texts` or `common/texts`. */
export type Notice = {
  readonly notice: string
  readonly to: Holder
  /** Formal paper: its service (送达) is recorded, and dates run from it. */
  readonly formal: boolean
  /** Leads to this paper alone, for who may read nothing else. */
  readonly paper?: PaperKind
  /** Told by the digest, or by mail without one. */
  readonly inDigest?: true
  /** Told in one mail with others of the same change. */
  readonly gathered?: true
}
