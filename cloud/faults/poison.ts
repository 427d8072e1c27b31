import { z } from 'zod'

const Pattern = z.object({
  dynamodb: z.object({ NewImage: z.record(z.string(), z.record(z.string(), z.array(z.unknown()))) }),
})

/** Item of keys alone that passes a filter: its readers fail. */
export function poisonFor(pattern: string, keys: readonly string[], mark: string): Readonly<Record<string, unknown>> {
  const read = Pattern.safeParse(JSON.parse(pattern))
  const wanted = read.success ? Object.entries(read.data.dynamodb.NewImage) : []
  return {
    ...Object.fromEntries(
      wanted.map(([name, type]) => [
        name,
        Object.fromEntries(Object.entries(type).map(([of, [first]]) => [of, first])),
      ]),
    ),
    ...Object.fromEntries(keys.map((name) => [name, { S: `poison#${mark}` }])),
  }
}
