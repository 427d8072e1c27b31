import { z } from 'zod'

/** Kinds of record; the catalogue says what may be done. */
export const RecordKind = z.enum([
  'penalty',
  'permit',
  'blacklist',
  'abnormalList',
  'judgmentDefaulter',
  'taxDefaulter',
  'rating',
  'commitment',
  'award',
])
export type RecordKind = z.infer<typeof RecordKind>
