import { z } from 'zod'

/** E1–E13: they route; all evidence reaches the department whatever the code. */
export const Ground = z.enum(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13'])
export type Ground = z.infer<typeof Ground>

/**
 * 01 corrected, 02 supplemented, 03 removed, 04 off the list, 05 maintained, 06 unverifiable, 07 another unit's, 08
 * identity misused.
 */
export const AnswerCode = z.enum(['01', '02', '03', '04', '05', '06', '07', '08'])

export const Answer = z.strictObject({
  code: AnswerCode,
  unit: z.string(),
  by: z.string(),
  /** Document read, reason, and the right value where there is one. */
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

/** A row that an import holds back, as whoever objects names it. */
export const HeldRow = z.strictObject({ documentNumber: z.string().max(200), authority: z.string().max(200) })
export type HeldRow = z.infer<typeof HeldRow>

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

type Disputed = Pick<Item, 'field' | 'ground'>

/** Disputed entry, or the whole by a ground. */
export const matterOf = ({ field, ground }: Disputed): string => field ?? `-${ground}`

export const isOfWhole = (matter: string): boolean => matter.startsWith('-')

/** Ways to reach the applicant; electronic service needs consent (ADR 13). */
export const Contact = z.strictObject({
  name: z.string().max(100),
  /** Subject's own name, where no record has it and contacts differ. */
  of: z.string().max(200).exactOptional(),
  email: z.string().max(200),
  phone: z.string().max(40),
  /** 通信地址, for papers that go by post. Left out: none given. */
  address: z.string().max(200).exactOptional(),
  consentElectronic: z.boolean(),
  lang: z.enum(['zh', 'en']),
})
export type Contact = z.infer<typeof Contact>
