import { z } from 'zod'
import { DaySchema } from '#records/record.ts'
import { AtCounter } from '#workflows/contract/counter.ts'
import { Decision } from '#workflows/contract/decision.ts'
import { Contact, Evidence } from '#workflows/contract/item.ts'
import { Opened } from '#workflows/contract/opened.ts'
import { Owner } from '#workflows/contract/owner.ts'

/** Harm done to the subject (民法典 1029–1030; PIPL). */
export const Harm = z.enum(['wrongListing', 'leak', 'other'])
export type Harm = z.infer<typeof Harm>

/** Remedies, each approved with the decision. */
export const Remedy = z.strictObject({
  /** The record is no longer shown, for good. */
  removes: z.boolean(),
  /** Restoring notice, which stands as long as the wrong was public. */
  notice: z.strictObject({ text: z.string(), shownFrom: DaySchema }).nullable(),
  /** Place where compensation may be asked, and who is held to account. */
  compensation: z.string().nullable(),
  accountability: z.string().nullable(),
})
export type Remedy = z.infer<typeof Remedy>

export const Infringement = z.strictObject({
  /** The unit that listed or leaked; it does not own the case. */
  about: z.string(),
  harm: Harm,
  explanation: z.string().max(4000),
  /** Subject's wish to take the record down meanwhile. */
  wantsStop: z.boolean(),
  /** The subject agrees to a public restoring notice. */
  wantsNotice: z.boolean(),
  evidence: z.array(Evidence).max(20),
  contact: Contact,
  counter: AtCounter.exactOptional(),
  owner: Owner,
  platform: z.string(),
  decision: Decision.nullable(),
  remedy: Remedy.nullable(),
  /** Interim stop: since when, and of what. */
  stop: z.strictObject({ on: DaySchema, what: z.string().nullable() }).nullable(),
  accepted: z.boolean(),
  opened: Opened,
  ending: z.enum(['decided', 'refused', 'withdrawn']).nullable(),
  stalledAt: z.string().nullable(),
  answeredAt: z.number().nullable(),
})
export type Infringement = z.infer<typeof Infringement>

export type InfringementContext = { data: Infringement }
export type InfringementEvent = { type: string }

export const isUpheld = ({ decision }: Pick<Infringement, 'decision'>): boolean =>
  decision?.verdict === 'upheld' || decision?.verdict === 'partlyUpheld'
