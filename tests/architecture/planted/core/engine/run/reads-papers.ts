import { kept } from '#engine/papers/kept.ts'

export const seen = kept
