import { kept } from '#web/parts/case/kept.ts'

export const seen = kept
