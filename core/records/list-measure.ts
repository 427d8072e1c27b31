import { z } from 'zod'
import { RecordKind } from './kind.ts'

const Bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** Measure or reward that a list brings (失信惩戒、守信激励). */
export const ListMeasure = z.strictObject({
  id: z.string().regex(/^[\w-]{1,40}$/),
  /** Lists that bring it. */
  kinds: z.array(RecordKind).min(1),
  effect: z.enum(['restricts', 'rewards']),
  name: Bilingual,
  /** Unit that takes it, and lifts it. */
  holder: z.string(),
  /** Without a legal basis there is no measure. */
  basis: z.string().trim().min(1),
  status: z.enum(['VT', 'SEC', 'UNV']),
})
export type ListMeasure = z.infer<typeof ListMeasure>

type Listed = { readonly measures?: readonly ListMeasure[] }

/** Measures that records of a kind bring, in the city's order. */
export const measuresOfKind = ({ measures = [] }: Listed, kind: RecordKind): readonly ListMeasure[] =>
  measures.filter(({ kinds }) => kinds.includes(kind))
