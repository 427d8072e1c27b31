import { z } from 'zod'
import { Decision } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'
import { Reply } from '#workflows/contract/reply.ts'

/** Report of a unit on a repair that was granted (O36 25). */
export const Reported = z.strictObject({
  cause: z.enum(['falseMaterial', 'untruePromise', 'wilfulBreach']),
  report: z.string().trim().min(1).max(4000),
  /** The repair, whose approver does not approve the finding. */
  repair: z.strictObject({ caseId: z.string(), approvedBy: z.string().nullable() }),
  evidence: z.array(Evidence).max(20),
  /** Of the repair; null: served by hand. */
  contact: Contact.nullable(),
  determiner: z.string().nullable(),
  platform: z.string(),
})

export const Fraud = Reported.extend({
  extension: z.strictObject({ days: z.number(), reason: z.string() }).nullable(),
  reply: Reply.nullable(),
  decision: Decision.extend({ restores: z.boolean() }).nullable(),
  /** The unit whose head decides, where the supervisor had to name another. */
  approvingUnit: z.string().nullable(),
  ending: z.enum(['found', 'notFound']).nullable(),
  approvedBy: z.string().nullable(),
  opened: Opened,
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type Fraud = z.infer<typeof Fraud>

export type FraudContext = { data: Fraud }
export type FraudEvent = { type: string }
