import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { Supplement } from '#workflows/common/supplement.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { Decision } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'

/** The court's ruling on a reorganisation or a settlement (O36 20). */
export const Ruling = z.strictObject({
  kind: z.enum(['reorganisation', 'settlement']),
  court: z.string().trim().min(1).max(200),
  number: z.string().trim().min(1).max(100),
  on: DaySchema,
  /** Last day of the plan; null where the ruling names none. */
  planEndsOn: DaySchema.nullable(),
})
export type Ruling = z.infer<typeof Ruling>

export const ShieldCase = z.strictObject({
  filer: z.enum(['company', 'administrator']),
  ruling: Ruling,
  explanation: z.string().max(4000),
  evidence: z.array(Evidence).max(20),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  /** D of the record; null leaves the decision to the platform. */
  determiner: z.string().nullable(),
  platform: z.string(),
  supplement: Supplement.nullable(),
  decision: Decision.nullable(),
  ending: z.enum(['shielded', 'refused', 'withdrawn', 'moot']).nullable(),
  approvedBy: z.string().nullable(),
  opened: Opened,
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type ShieldCase = z.infer<typeof ShieldCase>

export type ShieldContext = { data: ShieldCase }
export type ShieldEvent = { type: string }
