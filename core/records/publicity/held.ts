import { z } from 'zod'
import { importWords } from '../import-words.ts'
import { RecordKind } from '../kind.ts'
import { Fields, Matched, MatchedUnit } from '../record.ts'
import { WithdrawalCause } from '../withdrawal.ts'

/** Row that waits for a person; objections may start here (ADR 14). */
export const Held = z.strictObject({
  /** Natural key and digest: the same row is the same item. */
  key: z.string(),
  naturalKey: z.string(),
  kind: RecordKind,
  batch: z.string(),
  row: z.int(),
  at: z.int(),
  sourceId: z.string().nullable(),
  documentNumber: Matched,
  authority: MatchedUnit,
  provider: MatchedUnit,
  subjectName: z.string(),
  fields: Fields,
  reasons: z.array(z.string().refine((code) => code in importWords)).min(1),
  /** The record it disagrees with, or was removed from. */
  recordId: z.string().nullable(),
  /** A removed content came back: the provider must mend its source (A10). */
  setsA10: z.boolean(),
  /** Of a withdrawal that its sender stated: why. */
  cause: WithdrawalCause.exactOptional(),
})
export type Held = z.infer<typeof Held>
