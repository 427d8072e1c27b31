import { z } from 'zod'

const texts = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat())
const values = z
  .union([z.coerce.string(), z.array(z.coerce.string())])
  .transform((one): readonly string[] => [one].flat())
const Principal = z.union([z.literal('*').transform(() => ({ AWS: ['*'] })), z.record(z.string(), texts)])

/**
 * Elements of our templates; others make a statement unknown.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: Principal.optional(),
  Action: texts,
  Resource: texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).optional(),
})
export type Statement = z.infer<typeof Statement>

const Document = z.object({ Version: z.literal('2012-10-17'), Statement: z.array(z.unknown()) })

export type Policy = {
  readonly name: string
  readonly statements: readonly Statement[]
  /** Statements with unknown elements, as they stand. */
  readonly unknown: readonly string[]
}

/** Keeps the unknown aside, for judges to deny. */
export function readPolicy(name: string, document: unknown): Policy {
  const read = Document.safeParse(document)
  if (!read.success) return { name, statements: [], unknown: [JSON.stringify(document)] }
  const parsed = read.data.Statement.map((one) => ({ one, result: Statement.safeParse(one) }))
  return {
    name,
    statements: parsed.flatMap(({ result }) => (result.success ? [result.data] : [])),
    unknown: parsed.flatMap(({ one, result }) => (result.success ? [] : [JSON.stringify(one)])),
  }
}
