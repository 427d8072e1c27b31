import { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'
import type { Span } from '#law/span.ts'
import { type Actor, type Holder, roles } from '#workflows/contract/actor.ts'

/** Parts that bodies of several kinds share. */
export const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
export const Words: z.ZodType<Bilingual> = z.strictObject({ zh: z.string(), en: z.string() })
export const Days: z.ZodType<Span> = z.strictObject({ from: Day, to: Day })
export const Lang = z.enum(['zh', 'en'])

export const Role = z.enum(roles)

/** A seat: a role, in a unit where it has one. */
export const Seat: z.ZodType<Holder> = z.strictObject({ role: Role, unit: z.string().nullable() })

export const Doer: z.ZodType<Actor> = z.strictObject({
  id: z.string(),
  role: Role,
  unit: z.string().nullable(),
  link: z.strictObject({ id: z.string(), reason: z.string() }).exactOptional(),
  standsInFor: z.string().exactOptional(),
  onBehalfOf: z.string().exactOptional(),
  mandate: z.string().exactOptional(),
})
