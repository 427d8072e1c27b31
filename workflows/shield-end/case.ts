import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { Decision } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'
import { Reply } from '#workflows/contract/reply.ts'

/** Cause of a review: day, or report. */
export const Review = z.strictObject({
  cause: z.enum(['regular', 'planEnd', 'report']),
  /** The day on which the review was due; null for a report. */
  dueOn: DaySchema.nullable(),
  /** Report of the unit; empty where nobody made one. */
  report: z.string().trim().max(4000),
  since: DaySchema,
  planEndsOn: DaySchema.nullable(),
  evidence: z.array(Evidence).max(20),
  /** Of the case that shielded the record; null: served by hand. */
  contact: Contact.nullable(),
  determiner: z.string().nullable(),
  platform: z.string(),
})
export type Review = z.infer<typeof Review>

export const ShieldEnd = Review.extend({
  reply: Reply.nullable(),
  decision: Decision.nullable(),
  ending: z.enum(['restored', 'kept', 'moot']).nullable(),
  approvedBy: z.string().nullable(),
  opened: Opened,
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type ShieldEnd = z.infer<typeof ShieldEnd>

export type ShieldEndContext = { data: ShieldEnd }
export type ShieldEndEvent = { type: string }
