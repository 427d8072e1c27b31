import { z } from 'zod'
import { DaySchema, Fields, Tier } from '#records/record.ts'
import { WithdrawalCause } from '#records/withdrawal.ts'
import { Decision } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { documentChecked, reason } from '#workflows/contract/proposal.ts'

/** A unit's answers; `mended`, `nothingWrong` leave the record alone. */
export const Verdict = z.enum([
  'corrected',
  'tiered',
  'removed',
  'revoked',
  'decisionChanged',
  'withdrawnAtSource',
  'taken',
  'stayed',
  'resumed',
  'mended',
  'nothingWrong',
])
export type Verdict = z.infer<typeof Verdict>

const cell = {
  column: z.string().nullable().default(null),
  value: z.string().trim().max(4000).nullable().default(null),
}

/** Verdict and data, flat as in forms. */
export const Proposed = z.strictObject({
  verdict: Verdict,
  reason,
  documentChecked,
  column: cell.column,
  value: cell.value,
  column2: cell.column,
  value2: cell.value,
  column3: cell.column,
  value3: cell.value,
  tier: Tier.shape.value.nullable().default(null),
  tierBasis: z.string().trim().max(500).nullable().default(null),
  necessary: z.boolean().default(false),
  /** Of a withdrawal at source: why. */
  cause: WithdrawalCause.nullable().default(null),
})
export type Proposed = z.infer<typeof Proposed>

/** Reason of the case: the scan's rule, or a unit's report. */
export const Reason = z.strictObject({
  rule: z.string().min(1),
  article: z.string(),
  why: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  /** Day of the finding (A10), or of the new decision (D1). */
  foundOn: DaySchema,
})

export const ExOfficio = z.strictObject({
  ...Reason.shape,
  /** Unit asked; null: intake, without known unit. */
  unit: z.string().nullable(),
  provider: z.string().nullable(),
  determiner: z.string().nullable(),
  platform: z.string(),
  /** The other record, of two that are one. */
  twin: z.string().nullable(),
  /** Fields an import brought under the record's number, and its batch. */
  offered: z.strictObject({ batch: z.string(), fields: Fields }).nullable(),
  /** Reason of withdrawal, as its import said. */
  cause: WithdrawalCause.exactOptional(),
  report: z.strictObject({ by: z.string(), unit: z.string(), reason, documentChecked }).nullable(),
  evidence: z.array(Evidence).max(20),
  contact: Contact.nullable(),
  returns: z.array(
    z.strictObject({ by: z.string(), rightUnit: z.string().nullable(), reason: z.string(), at: z.number() }),
  ),
  proposal: z.strictObject({ ...Decision.shape, ...Proposed.shape, verdict: Verdict }).nullable(),
  /** Said by the unit: its own source is in order again. */
  mended: z.strictObject({ by: z.string(), unit: z.string(), reason, documentChecked, at: z.number() }).nullable(),
  ending: z.enum(['decided', 'mended', 'moot']).nullable(),
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type ExOfficio = z.infer<typeof ExOfficio>

export type ExOfficioContext = { data: ExOfficio }
export type ExOfficioEvent = { type: string }
