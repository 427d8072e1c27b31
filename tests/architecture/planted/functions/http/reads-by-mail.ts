import { kept } from '#functions/http/by-mail/kept.ts'

export const seen = kept
