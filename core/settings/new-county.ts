import { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'

/** Names of a county, as a form gives them. */
export const NewCounty = z.strictObject({
  nameZh: z.string().trim().min(1).max(30),
  nameEn: z.string().trim().min(1).max(60),
})

/** Reads a new county kept as text; null: something else. */
export function readNewCounty(text: string): Bilingual | null {
  try {
    const { nameZh, nameEn } = NewCounty.parse(JSON.parse(text))
    return { zh: nameZh, en: nameEn }
  } catch {
    return null
  }
}
