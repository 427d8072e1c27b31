import { kept } from '#hosts/local/kept.ts'

export const seen = kept
