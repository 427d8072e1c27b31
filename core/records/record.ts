import { z } from 'zod'
import { isDay } from '#law/day.ts'
import { RecordKind } from './kind.ts'
import { WithdrawalCause } from './withdrawal.ts'

export const DaySchema = z.string().refine((text) => isDay(text), 'not a day')

/** Column to text as received, without identity numbers (`import.ts`). */
export const Fields = z.record(z.string(), z.string())
export type Fields = z.infer<typeof Fields>

export const Matched = z.strictObject({ raw: z.string(), key: z.string() })
export type Matched = z.infer<typeof Matched>

export const MatchedUnit = z.strictObject({ raw: z.string(), key: z.string(), unit: z.string().nullable() })
export type MatchedUnit = z.infer<typeof MatchedUnit>

export const Subject = z.strictObject({
  kind: z.enum(['organisation', 'individualBusiness', 'person']),
  key: z.string().min(1),
  name: z.string(),
  code: z.string().nullable(),
})
export type Subject = z.infer<typeof Subject>

export const Cause = z.strictObject({
  kind: z.enum(['import', 'correction', 'completion', 'decisionChanged']),
  caseId: z.string().exactOptional(),
  answer: z.enum(['01', '02']).exactOptional(),
  batch: z.string().exactOptional(),
  by: z.string().exactOptional(),
})
export type Cause = z.infer<typeof Cause>

export const Version = z.strictObject({ n: z.int().min(1), fields: Fields, at: z.int(), cause: Cause })
export type Version = z.infer<typeof Version>

/** O36 arts 8–12. Only the determining unit sets it. */
export const Tier = z.strictObject({
  value: z.enum(['minor', 'general', 'serious']),
  basis: z.string().min(1),
  by: z.string().min(1),
  at: z.int(),
})
export type Tier = z.infer<typeof Tier>

export const Statement = z.strictObject({ caseId: z.string(), text: z.string().min(1), at: z.int() })
export type Statement = z.infer<typeof Statement>

export const EndReason = z.enum(['removed', 'repaired', 'expired', 'revoked', 'withdrawnAtSource', 'shielded'])
export type EndReason = z.infer<typeof EndReason>

export const Ending = z.strictObject({
  reason: EndReason,
  on: DaySchema,
  caseId: z.string().nullable(),
  /** Reason of withdrawal, as its provider said. */
  cause: WithdrawalCause.exactOptional(),
})
export type Ending = z.infer<typeof Ending>

/** 暂时屏蔽 (O36 20): case, start, end, last review. */
export const Shield = z.strictObject({
  caseId: z.string(),
  since: DaySchema,
  planEndsOn: DaySchema.nullable(),
  reviewedOn: DaySchema,
  /** The record was shown again. */
  over: z.boolean(),
})
export type Shield = z.infer<typeof Shield>

/** 弄虚作假 (O36 25): shown and barred through `until`. */
export const Bar = z.strictObject({
  caseId: z.string(),
  foundOn: DaySchema,
  until: DaySchema,
  /** It ended by itself. */
  over: z.boolean(),
})
export type Bar = z.infer<typeof Bar>

/** 信用承诺 that is public with the record (O36 14). */
export const Committed = z.strictObject({
  caseId: z.string().min(1),
  edition: z.string().min(1),
  sha256: z.string().min(1),
  signedBy: z.string().min(1),
  on: DaySchema,
})
export type Committed = z.infer<typeof Committed>

export const Overlays = z.strictObject({
  /** Open objections: the mark drops with the last. */
  disputedBy: z.array(z.string()),
  /** Columns each still disputes; absent: the whole, or an older mark. */
  disputedColumns: z.record(z.string(), z.array(z.string())).exactOptional(),
  statement: Statement.nullable(),
  /** Commitments of repairs; absent before there were repairs. */
  commitments: z.array(Committed).exactOptional(),
  /** 停止侵害: hidden while examined; absent in older records. */
  stopped: z.strictObject({ caseId: z.string(), on: DaySchema }).exactOptional(),
})
export type Overlays = z.infer<typeof Overlays>

/** One record of the register, with every version it has had. */
export const RecordFile = z.strictObject({
  id: z.string().min(1),
  kind: RecordKind,
  domain: z.string().nullable(),
  area: z.string(),
  catalogueEdition: z.string(),
  sourceId: z.string().nullable(),
  documentNumber: Matched,
  authority: MatchedUnit,
  provider: MatchedUnit,
  subject: Subject,
  versions: z.array(Version).min(1),
  tier: Tier.nullable(),
  attachedTermEnd: DaySchema.nullable(),
  /** A minor record that is published because it is necessary (O36 12). */
  necessary: z.boolean(),
  overlays: Overlays,
  ended: Ending.nullable(),
  /** Last shield and finding; older records have none. */
  shield: Shield.exactOptional(),
  barred: Bar.exactOptional(),
  /** Day from which its holders know that it ended (治安法 136). */
  sealed: z.strictObject({ on: DaySchema }).exactOptional(),
  seq: z.int().min(1),
})
export type RecordFile = z.infer<typeof RecordFile>

export function currentVersion(record: RecordFile): Version {
  return record.versions.reduce((last, version) => (version.n > last.n ? version : last))
}

export const currentFields = (record: RecordFile): Fields => currentVersion(record).fields
