import { z } from 'zod'

/** Kinds of record; the catalogue tells their rules. */
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
  'registration',
  'judgment',
])
export type RecordKind = z.infer<typeof RecordKind>
