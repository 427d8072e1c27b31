import { z } from 'zod'

/** What a record is. What may be done with each kind stands in the catalogue. */
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
