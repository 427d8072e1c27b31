import { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'
import type { Span } from '#law/span.ts'
import { type Actor, type Holder, roles } from '#workflows/contract/actor.ts'

/** A schema with exactly its type's fields, or it does not compile. */
export function exactly<Body extends object>(
  shape: {
    readonly [Name in keyof Body]-?: object extends Pick<Body, Name>
      ? z.ZodExactOptional<z.ZodType<Exclude<Body[Name], undefined>>>
      : z.ZodType<Body[Name]>
  },
): z.ZodType<Body>
export function exactly(shape: z.ZodRawShape): z.ZodType<object> {
  return z.strictObject(shape)
}

/** Parts that bodies of several kinds share. */
export const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
export const Words = exactly<Bilingual>({ zh: z.string(), en: z.string() })
export const Days = exactly<Span>({ from: Day, to: Day })
export const Lang = z.enum(['zh', 'en'])

export const Role = z.enum(roles)

/** A seat: a role, in a unit where it has one. */
export const Seat = exactly<Holder>({ role: Role, unit: z.string().nullable() })

export const Doer = exactly<Actor>({
  id: z.string(),
  role: Role,
  unit: z.string().nullable(),
  link: z.strictObject({ id: z.string(), reason: z.string() }).exactOptional(),
  standsInFor: z.string().exactOptional(),
  onBehalfOf: z.string().exactOptional(),
  mandate: z.string().exactOptional(),
})
