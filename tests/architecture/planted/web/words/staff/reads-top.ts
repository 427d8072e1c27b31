import { kept } from '#web/words/kept.ts'

export const seen = kept
