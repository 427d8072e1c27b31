import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { Supplement } from '#workflows/common/supplement.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { Decision } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'
import { Commitment } from './commitment.ts'

/** 信用中国's steps as entered: 查询码 receipt, push, result. */
export const HandOver = z.strictObject({
  code: z.string().nullable(),
  receivedOn: DaySchema.nullable(),
  pushedOn: DaySchema.nullable(),
})

export const Repair = z.strictObject({
  /** At 信用中国 or here (O36 13; L17). */
  channel: z.enum(['creditChina', 'here']),
  /** Account of how the conduct was corrected and the duties performed. */
  explanation: z.string().max(4000),
  evidence: z.array(Evidence).max(20),
  commitment: Commitment,
  /** Earliest day of application at filing; null without tier. */
  earliestApplyOn: DaySchema.nullable(),
  /** Filed before that day, and why. */
  early: z.string().max(2000).nullable(),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  determiner: z.string().nullable(),
  platform: z.string(),
  /** The determining unit that holds the case; null until one is found. */
  unit: z.string().nullable(),
  returns: z.array(
    z.strictObject({ unit: z.string(), at: z.number(), rightUnit: z.string().nullable(), reason: z.string() }),
  ),
  handOver: HandOver,
  supplement: Supplement.nullable(),
  acceptedAt: z.number().nullable(),
  extension: z.strictObject({ days: z.number(), reason: z.string(), at: z.number() }).nullable(),
  decision: Decision.nullable(),
  /** Units with measures on the record, each to be told (O36 3). */
  measures: z.array(z.string()).max(40),
  measuresNote: z.string().max(2000),
  ending: z.enum(['repaired', 'notRepaired', 'notAccepted', 'withdrawn', 'moot']).nullable(),
  approvedBy: z.string().nullable(),
  /** Three effects, each with its receipt (O36 3). */
  receipts: z.strictObject({
    publicityEndedAt: z.number().nullable(),
    sharingStoppedAt: z.number().nullable(),
    measuresToldAt: z.number().nullable(),
  }),
  opened: Opened,
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type Repair = z.infer<typeof Repair>

export type RepairContext = { data: Repair }
export type RepairEvent = { type: string }
