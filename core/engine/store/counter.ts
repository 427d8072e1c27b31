import { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'

const Time = z.string().regex(/^\d\d:\d\d$/)
const Words = z.strictObject({ zh: z.string(), en: z.string() })

/** Hall window (窗口), or a unit's counter for paper. */
export const Counter = z.strictObject({
  id: z.string(),
  unit: z.string(),
  name: Words,
  address: Words.nullable(),
  phone: z.string().nullable(),
  /** Address of notices for people without mail, handed over at the counter. */
  email: z.string().nullable(),
  hours: z.array(z.strictObject({ from: Time, to: Time })).min(1),
  note: z.string().exactOptional(),
})
export type Counter = z.infer<typeof Counter>

/** A unit without a counter of its own keeps these hours. */
const usual = [
  { from: '08:30', to: '12:00' },
  { from: '14:30', to: '17:30' },
] as const

/** A unit's counter, with the usual hours unless the deployment names others. */
export const counterOf = (
  { counters = [] }: { readonly counters?: readonly Counter[] },
  unit: string,
  name: Bilingual,
): Counter =>
  counters.find((one) => one.unit === unit) ?? {
    id: unit,
    unit,
    name,
    address: null,
    phone: null,
    email: null,
    hours: [...usual],
  }
