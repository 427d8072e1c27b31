import { z } from 'zod'
import { DaySchema } from '#records/record.ts'

/** What a counter notes of a filing it took in: when it was received, how it was confirmed, who keeps each original. */
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
