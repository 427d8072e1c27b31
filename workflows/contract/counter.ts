import { z } from 'zod'
import { instantOn, shanghaiDay } from '#law/day.ts'
import { DaySchema } from '#records/record.ts'
import type { CaseEvent } from './actor.ts'

/** Counter's notes: receipt, confirmation, place of originals. */
export const AtCounter = z.strictObject({
  unit: z.string(),
  receivedOn: DaySchema,
  documentKind: z.string(),
  /** 12345 ticket of a call: who it was is stated, not established. */
  ticket: z.string().max(40).exactOptional(),
  /** `signature` on the sheet, `code` by telephone, or the signed `paper` itself. */
  confirmed: z.enum(['signature', 'code', 'paper']),
  /** The file that bears the signature; null where a code confirmed it. */
  signed: z.string().nullable(),
  papers: z.array(z.strictObject({ key: z.string(), keeper: z.enum(['applicant', 'counter']) })).max(20),
})
export type AtCounter = z.infer<typeof AtCounter>

/** A caller's identity, established later by a document. */
export const identifiedEvent = 'caller.identified'

/** Kind of the document that was seen, and how. */
export const Identified = z.strictObject({ documentKind: z.string().max(40), note: z.string().max(500) })
export type Identified = z.infer<typeof Identified>

/** Paper counts from receipt, which opening hours may move (ADR 15). */
export const received = ({ counter }: { readonly counter?: AtCounter }, { at }: CaseEvent): number =>
  counter === undefined || counter.receivedOn === shanghaiDay(at) ? at : instantOn(counter.receivedOn, '09:00')

/** Goes into the data of a case a clerk took in. */
export const noted = ({ counter }: { readonly counter?: AtCounter }): { readonly counter?: AtCounter } =>
  counter ? { counter } : {}
