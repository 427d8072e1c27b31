import { kept } from '#functions/http/kept.ts'

export const seen = kept
