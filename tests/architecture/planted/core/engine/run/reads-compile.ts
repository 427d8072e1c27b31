import { kept } from '#engine/compile/kept.ts'

export const seen = kept
