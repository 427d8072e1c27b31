import { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'

const Time = z.string().regex(/^\d\d:\d\d$/)
const Words = z.strictObject({ zh: z.string(), en: z.string() })

/** A hall window (窗口) or a unit's own counter: where paper is handed in, and when. */
export const Counter = z.strictObject({
  id: z.string(),
  unit: z.string(),
  name: Words,
  address: Words.nullable(),
  phone: z.string().nullable(),
  /** Address of notices for whoever has no mail: the counter hands them over. */
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

/** The counter of a unit, with the usual hours where the deployment names none. */
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
