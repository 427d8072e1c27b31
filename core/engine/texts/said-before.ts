import { z } from 'zod'
import past from '#workflows/common/past/papers.json' with { type: 'json' }
import { paperParts } from '#workflows/common/text.ts'
import type { PaperKind } from '#workflows/contract/paper.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const when = z.array(z.string()).exactOptional()
const Past = z.object({
  title: Words,
  body: z.array(z.union([z.object({ part: z.enum(paperParts), when }), Words.extend({ when })])),
})
export type SaidBefore = Readonly<z.infer<typeof Past>>

/** Words of papers before they kept their own, never changed. Paragraphs lacking a value are left out. */
export const saidBefore = (kind: PaperKind): SaidBefore => Past.parse(new Map(Object.entries(past)).get(kind))
