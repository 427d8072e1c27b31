import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { Supplement } from '#workflows/common/supplement.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { Decision } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'
import { Owner } from '#workflows/contract/owner.ts'

/** Faults of handling that can be complained of: YF 29, GD 55(5). */
export const Fault = z.enum(['late', 'noReasons', 'feeAsked', 'leak', 'other'])
export type Fault = z.infer<typeof Fault>

/** 督办: what the unit complained of must do, and by when. */
export const Order = z.strictObject({ text: z.string(), due: DaySchema })

export const Complaint = z.strictObject({
  /** The unit complained of: its people never see the case (ADR 11). */
  about: z.string(),
  fault: Fault,
  explanation: z.string().max(4000),
  evidence: z.array(Evidence).max(20),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  /** The case whose handling is complained of. */
  origin: z.string().nullable(),
  owner: Owner,
  platform: z.string(),
  returns: z.array(
    z.strictObject({ unit: z.string(), at: z.number(), rightUnit: z.string().nullable(), reason: z.string() }),
  ),
  supplement: Supplement.nullable(),
  decision: Decision.nullable(),
  order: Order.nullable(),
  opened: Opened,
  ending: z.enum(['decided', 'refused', 'withdrawn']).nullable(),
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type Complaint = z.infer<typeof Complaint>

export type ComplaintContext = { data: Complaint }
export type ComplaintEvent = { type: string }

export const isJustified = ({ decision }: Pick<Complaint, 'decision'>): boolean =>
  decision?.verdict === 'justified' || decision?.verdict === 'partlyJustified'
