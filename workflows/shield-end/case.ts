import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { Decision } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'
import { Reply } from '#workflows/contract/reply.ts'

/** Plan that somebody outside reports as failed. */
export const Plan = z.strictObject({
  relation: z.enum(['creditor', 'administrator', 'other']),
  firm: z.string().trim().min(1).max(200),
  /** Its credit code; null where unknown. */
  code: z.string().trim().toUpperCase().max(18).nullable(),
  court: z.string().trim().min(1).max(200),
  number: z.string().trim().min(1).max(100),
})
export type Plan = z.infer<typeof Plan>

/** Cause of a review: day, or report. */
export const Review = z.strictObject({
  cause: z.enum(['regular', 'planEnd', 'report', 'ownReport', 'outsideReport']),
  /** The day on which the review was due; null for a report. */
  dueOn: DaySchema.nullable(),
  /** Report of the unit; empty where nobody made one. */
  report: z.string().trim().max(4000),
  /** Null where an outsider's report names no record. */
  since: DaySchema.nullable(),
  planEndsOn: DaySchema.nullable(),
  evidence: z.array(Evidence).max(20),
  /** Of the case that shielded the record; null: served by hand. */
  contact: Contact.nullable(),
  determiner: z.string().nullable(),
  platform: z.string(),
  plan: Plan.exactOptional(),
  counter: AtCounter.exactOptional(),
})
export type Review = z.infer<typeof Review>

export const ShieldEnd = Review.extend({
  reply: Reply.nullable(),
  decision: Decision.nullable(),
  ending: z.enum(['restored', 'kept', 'moot', 'passedOn', 'unfounded']).nullable(),
  approvedBy: z.string().nullable(),
  opened: Opened,
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type ShieldEnd = z.infer<typeof ShieldEnd>

/** Outsider's report: about no record, and changes none. */
export const isOutside = ({ cause }: Pick<Review, 'cause'>): boolean => cause === 'outsideReport'

export type ShieldEndContext = { data: ShieldEnd }
export type ShieldEndEvent = { type: string }
