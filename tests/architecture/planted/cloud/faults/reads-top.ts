import { kept } from '#cloud/kept.ts'

export const seen = kept
