import { kept } from '#engine/texts/kept.ts'

export const seen = kept
