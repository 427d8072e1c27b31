import { z } from 'zod'
import type { CaseEvent } from '#workflows/procedure.ts'

/** E1–E13: they route; all evidence reaches the department whatever the code. */
export const Ground = z.enum(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13'])
export type Ground = z.infer<typeof Ground>

/** 01 corrected, 02 supplemented, 03 deleted or no longer shown, 04 off the list, 05 maintained, 06 unverifiable, 07 not this unit's, 08 identity misused. */
export const AnswerCode = z.enum(['01', '02', '03', '04', '05', '06', '07', '08'])

export const Answer = z.strictObject({
  code: AnswerCode,
  unit: z.string(),
  by: z.string(),
  /** What was read, why, and the value that is right where one is. */
  documentChecked: z.string().max(500),
  reason: z.string().max(2000),
  value: z.string().max(4000).nullable(),
})
export type Answer = z.infer<typeof Answer>

export const Evidence = z.strictObject({
  key: z.string(),
  name: z.string(),
  size: z.number(),
  type: z.string(),
  sha256: z.string(),
})
export type Evidence = z.infer<typeof Evidence>

export const Item = z.strictObject({
  id: z.string(),
  field: z.string().nullable(),
  shown: z.string(),
  claimed: z.string().max(4000),
  ground: Ground,
  evidence: z.array(z.string()),
  /** Proposed, then decided; null while nobody answered. */
  proposed: Answer.nullable(),
  answer: Answer.nullable(),
})
export type Item = z.infer<typeof Item>

const Inquiry = z.strictObject({
  unit: z.string(),
  question: z.string().max(2000),
  items: z.array(z.string()),
  askedAt: z.number(),
  answeredAt: z.number().nullable(),
})

export const Objection = z.strictObject({
  channel: z.enum(['city', 'direct']),
  items: z.array(Item).min(1).max(20),
  evidence: z.array(Evidence).max(20),
  explanation: z.string().max(4000),
  contact: z.strictObject({
    name: z.string().max(100),
    email: z.string().max(200),
    phone: z.string().max(40),
    consentElectronic: z.boolean(),
    lang: z.enum(['zh', 'en']),
  }),
  /** V and D of the record, and the unit that holds the case now. */
  provider: z.string().nullable(),
  determiner: z.string().nullable(),
  platform: z.string(),
  unit: z.string().nullable(),
  candidates: z.array(z.string()),
  returns: z.array(
    z.strictObject({ unit: z.string(), at: z.number(), rightUnit: z.string().nullable(), reason: z.string() }),
  ),
  supplement: z
    .strictObject({
      list: z.string(),
      askedAt: z.number(),
      servedAt: z.number().nullable(),
      answeredAt: z.number().nullable(),
    })
    .nullable(),
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
  /** Set by the approval, withdrawal or the record's own end. */
  ending: z.enum(['decided', 'refused', 'withdrawn', 'moot']).nullable(),
  statement: z.string().max(200).nullable(),
  approvedBy: z.string().nullable(),
  opened: z.array(z.strictObject({ by: z.string(), key: z.string(), at: z.number() })),
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type Objection = z.infer<typeof Objection>

export type ObjectionContext = { data: Objection }
export type ObjectionEvent = { type: string; event?: CaseEvent }
