import { kept } from '#web/parts/form/kept.ts'

export const seen = kept
