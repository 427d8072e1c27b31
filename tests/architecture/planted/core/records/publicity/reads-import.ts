import { kept } from '#records/import/kept.ts'

export const seen = kept
