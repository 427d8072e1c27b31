import { kept } from '#engine/run/kept.ts'

export const seen = kept
