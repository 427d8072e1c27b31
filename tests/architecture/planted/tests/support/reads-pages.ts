import { kept } from '#tests/support/pages/kept.ts'

export const seen = kept
