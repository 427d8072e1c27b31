import type { RecordChange } from '#records/publicity/change.ts'
import type { RecordFile } from '#records/record.ts'
import type { CaseEvent, Holder } from './actor.ts'
import type { LetterRule, PaperKind, PaperOrder } from './paper.ts'
import type { PublicNotice } from './public-notice.ts'

/** What a step does outside its case: to the record, in public, to people. */
export type Results<Data> = {
  /** Changes a named action of the chart makes to the case's record, in the same transaction. */
  effects(action: string, data: Data, at: number, caseId: string, record: RecordFile): readonly RecordChange[]
  /** Changes that approving the proposal would make to the record. */
  preview(data: Data, record: RecordFile, caseId: string, at: number): readonly RecordChange[]
  /** The public notices that a named action of the chart puts up, in the same transaction. Left out: none. */
  announces?(action: string, data: Data, at: number, record: RecordFile | null): readonly PublicNotice[]
  /** Notices that a log entry sends, and to whom. */
  notices(event: CaseEvent, data: Data, state: string): readonly Notice[]
  /** The kinds of paper it issues, and what each is given to say. */
  readonly letters?: Readonly<Partial<Record<PaperKind, LetterRule>>>
  /** Papers, formal ones, that a log entry issues. Left out: none. */
  papers?(event: CaseEvent, data: Data, state: string): readonly PaperOrder[]
  /** The next higher organ looks again at its answers on application (复核, GD 46). */
  readonly reviewed?: true
}

/** A notice to somebody about a log entry; its words stand in `texts` of the procedure, or in `common/texts`. */
export type Notice = {
  readonly notice: string
  readonly to: Holder
  /** A formal paper: its service (送达) is recorded on the case, and the applicant's dates run from it. */
  readonly formal: boolean
  /** It leads to this paper of the entry, for who may read no more of the case. */
  readonly paper?: PaperKind
}
