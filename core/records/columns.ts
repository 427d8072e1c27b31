// Gives out data alone: a bundle brings what was read and checked here, and none of the schemas.
import { z } from 'zod'
import data from './data/layouts.json' with { type: 'json' }
import { RecordKind } from './kind.ts'
import { Role } from './layout-shape.ts'

const Column = z.strictObject({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  type: z.enum(['text', 'choice', 'date', 'money', 'identityNumber']),
  max: z.int().exactOptional(),
  public: z.boolean(),
  role: Role.exactOptional(),
  /** A record without it is incomplete. */
  must: z.literal(true).exactOptional(),
  /** Content of the decision: only the determining unit may have it maintained. */
  decided: z.literal(true).exactOptional(),
})
export type Column = z.infer<typeof Column>

const Layouts = z.strictObject({
  edition: z.string(),
  shared: z.array(Column),
  last: z.array(Column),
  layouts: z.array(
    z.strictObject({
      kind: RecordKind,
      prefix: z.string(),
      validUntil: z.string().exactOptional(),
      standing: z.string().exactOptional(),
      fields: z.array(Column),
    }),
  ),
})
export type Given = z.infer<typeof Layouts>['layouts'][number]

export const { shared, last, layouts }: z.infer<typeof Layouts> = Layouts.parse(data)
