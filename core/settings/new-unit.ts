import { z } from 'zod'
import type { Unit } from '#records/directory.ts'

/** A unit as a form gives it. */
export const NewUnit = z.strictObject({
  nameZh: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().max(120),
  area: z.string().regex(/^\d{6}$/),
  level: z.enum(['city', 'county', 'vertical']),
})
export type NewUnit = z.infer<typeof NewUnit>

/** A new unit’s sign: letters, digits and dashes, as in documents. */
export const unitSign = /^[A-Z][A-Z0-9-]{1,15}$/

/** Reads a new unit kept as text; null: something else. */
export function readNewUnit(text: string): NewUnit | null {
  try {
    return NewUnit.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** Its further entries are changed like any other unit’s. */
export const entryOf = (id: string, { nameZh, nameEn, area, level }: NewUnit): Unit => ({
  ...{ id, name: { zh: nameZh, ...(nameEn !== '' && { en: nameEn }) }, area, level },
  ...{ domains: [], isPlatform: false, higherReview: [], complaintOwner: null },
})
