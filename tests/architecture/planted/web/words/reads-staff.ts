import { kept } from '#web/words/staff/kept.ts'

export const seen = kept
