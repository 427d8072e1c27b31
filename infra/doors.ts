import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Door = z.strictObject({
  name: z.string(),
  entry: z.string(),
  /** Where the pages of an HTTP door begin. */
  paths: z.array(z.string()).optional(),
})
export type Door = z.infer<typeof Door>

/** Every function of the cloud, one bundle each; scripts/build.mjs reads the same list. */
export const doors: readonly Door[] = z
  .array(Door)
  .parse(JSON.parse(readFileSync(new URL('doors.json', import.meta.url), 'utf8')))
