import { z } from 'zod'
import listed from './doors.json' with { type: 'json' }

const Door = z.strictObject({
  name: z.string(),
  entry: z.string(),
  /** Paths at which the pages of an HTTP door begin. */
  paths: z.array(z.string()).optional(),
})
export type Door = z.infer<typeof Door>

/** Every function of the cloud, one bundle each; the build, the stack and the gateway of one machine read the same list. */
export const doors: readonly Door[] = z.array(Door).parse(listed)
