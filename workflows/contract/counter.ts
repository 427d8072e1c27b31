import { z } from 'zod'
import { instantOn, shanghaiDay } from '#law/day.ts'
import { DaySchema } from '#records/record.ts'
import type { CaseEvent } from './actor.ts'

/** Notes of a counter on a filing it took in: when received, how confirmed, who keeps each original. */
export const AtCounter = z.strictObject({
  unit: z.string(),
  receivedOn: DaySchema,
  documentKind: z.string(),
  /** `signature`: of the sheet that was read back; `code`: sent to the person's telephone; `paper`: the signed filing itself. */
  confirmed: z.enum(['signature', 'code', 'paper']),
  /** The file that bears the signature; null where a code confirmed it. */
  signed: z.string().nullable(),
  papers: z.array(z.strictObject({ key: z.string(), keeper: z.enum(['applicant', 'counter']) })).max(20),
})
export type AtCounter = z.infer<typeof AtCounter>

/** Paper counts from the day its counter received it, which opening hours may make another than the day it is entered (ADR 15). */
export const received = ({ counter }: { readonly counter?: AtCounter }, { at }: CaseEvent): number =>
  counter === undefined || counter.receivedOn === shanghaiDay(at) ? at : instantOn(counter.receivedOn, '09:00')

/** Notes that go into a case's data where a clerk took it in. */
export const noted = ({ counter }: { readonly counter?: AtCounter }): { readonly counter?: AtCounter } =>
  counter ? { counter } : {}
