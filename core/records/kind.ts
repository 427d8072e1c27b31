import { z } from 'zod'

/** Kinds of record. What may be done with each stands in the catalogue. */
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
