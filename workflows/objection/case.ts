import { z } from 'zod'
import { WithdrawalCause } from '#records/withdrawal.ts'
import { Supplement } from '#workflows/common/supplement.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { Contact, Evidence, HeldRow, Item } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'

const Inquiry = z.strictObject({
  unit: z.string(),
  question: z.string().max(2000),
  elsewhere: z.string().max(2000).exactOptional(),
  items: z.array(z.string()),
  askedAt: z.number(),
  answeredAt: z.number().nullable(),
})

/** Proposed after the record was withdrawn: right, or about something else. */
export const OnWithdrawal = z.enum(['upheld', 'unrelated'])

/** Withdrawn at source meanwhile: case and reason. */
const Withdrawal = z.strictObject({
  by: z.string(),
  cause: WithdrawalCause,
  /** Tells whether the unit had it already: its time runs on. */
  hadCase: z.boolean(),
  verdict: OnWithdrawal.nullable(),
  reason: z.string().max(2000),
})

export const Objection = z.strictObject({
  channel: z.enum(['city', 'direct']),
  items: z.array(Item).min(1).max(20),
  evidence: z.array(Evidence).max(20),
  explanation: z.string().max(4000),
  contact: Contact,
  /** Filed at a counter, in person or on paper. */
  counter: AtCounter.exactOptional(),
  /** The held row it was begun from, if any. */
  held: HeldRow.exactOptional(),
  /** V and D of the record, and holder. */
  provider: z.string().nullable(),
  determiner: z.string().nullable(),
  platform: z.string(),
  unit: z.string().nullable(),
  candidates: z.array(z.string()),
  returns: z.array(
    z.strictObject({ unit: z.string(), at: z.number(), rightUnit: z.string().nullable(), reason: z.string() }),
  ),
  supplement: Supplement.nullable(),
  inquiry: Inquiry.nullable(),
  pause: z
    .strictObject({ cause: z.string(), reason: z.string(), from: z.string(), expectedEnd: z.string(), at: z.number() })
    .nullable(),
  extension: z.strictObject({ days: z.number(), reason: z.string() }).nullable(),
  proposal: z
    .strictObject({
      from: z.enum(['intake', 'platform', 'unit']),
      by: z.string(),
      unit: z.string(),
      recordVersion: z.number(),
      refusal: z.string().nullable(),
      documentChecked: z.string().nullable(),
      at: z.number(),
    })
    .nullable(),
  withdrawal: Withdrawal.exactOptional(),
  /** Set by approval, withdrawal or the record's end. */
  ending: z.enum(['decided', 'refused', 'withdrawn', 'moot']).nullable(),
  statement: z.string().max(200).nullable(),
  /** Parts of it that the public does not see. */
  hidden: z.array(z.string()).exactOptional(),
  approvedBy: z.string().nullable(),
  opened: Opened,
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type Objection = z.infer<typeof Objection>

export type ObjectionContext = { data: Objection }
export type ObjectionEvent = { type: string; event?: CaseEvent }
