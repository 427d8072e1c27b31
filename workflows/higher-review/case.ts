import { z } from 'zod'
import { AtCounter } from '#workflows/contract/counter.ts'
import { Contact, Evidence, Item } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'

export const HigherReview = z.strictObject({
  items: z.array(Item).min(1).max(20),
  evidence: z.array(Evidence).max(40),
  explanation: z.string().max(4000),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  /** 上一级行政机关 of the deciding unit, never itself. */
  organ: z.string(),
  /** False: the organ answers on paper, which intake enters. */
  organHasAccount: z.boolean(),
  platform: z.string(),
  decidedBy: z.string().nullable(),
  proposal: z.strictObject({ by: z.string(), unit: z.string(), recordVersion: z.number(), at: z.number() }).nullable(),
  /** Cases from before the gate have none. */
  opened: Opened.exactOptional(),
  ending: z.enum(['decided', 'withdrawn', 'moot']).nullable(),
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type HigherReview = z.infer<typeof HigherReview>

export type HigherReviewContext = { data: HigherReview }
export type HigherReviewEvent = { type: string }
