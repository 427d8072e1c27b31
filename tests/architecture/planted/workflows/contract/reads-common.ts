import { kept } from '#workflows/common/kept.ts'

export const seen = kept
