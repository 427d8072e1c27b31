import { z } from 'zod'
import listed from './doors.json' with { type: 'json' }

/** Parts of a host that a function works on; its rights follow from them. */
export const uses = [
  'table',
  'due',
  'ledger',
  'evidence',
  'published',
  'publish',
  'answer',
  'start',
  'stream',
  'sequence',
  'count',
  'prove',
  'sign',
  'attest',
  'print',
  'seal',
] as const
export type Use = (typeof uses)[number]

const Door = z.strictObject({
  name: z.string(),
  entry: z.string(),
  /** Paths at which the pages of an HTTP door begin. */
  paths: z.array(z.string()).optional(),
  /** Pages of an HTTP door that have nothing of it below them. */
  pages: z.array(z.string()).optional(),
  uses: z.array(z.enum(uses)),
  /** Files that its bundle brings along. */
  assets: z.array(z.string()).optional(),
  /** Files that lie beside its bundle. */
  beside: z.array(z.string()).optional(),
  /** Packages of npm that cannot be bundled; {arch} is the processor that they were installed for. */
  packages: z.array(z.string()).optional(),
  /** Typefaces, of @expo-google-fonts. */
  faces: z.array(z.string()).optional(),
  /** Memory, which is also its share of a processor, and time; left out: what suits most. */
  megabytes: z.number().optional(),
  seconds: z.number().optional(),
})
export type Door = z.infer<typeof Door>

/** Every function of the cloud, one bundle each; the build, the stack and the gateway of one machine read the same list. */
export const doors: readonly Door[] = z.array(Door).parse(listed)
