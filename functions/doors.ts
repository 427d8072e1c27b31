import { z } from 'zod'
import listed from './doors.json' with { type: 'json' }

/** Parts of a host; rights follow from them. */
export const uses = [
  'table',
  'remove',
  'check',
  'due',
  'ledger',
  'evidence',
  'upload',
  'discard',
  'published',
  'publish',
  'audit',
  'witness',
  'answer',
  'start',
  'stream',
  'sequence',
  'erase',
  'outbox',
  'count',
  'prove',
  'sign',
  'attest',
  'print',
  'seal',
] as const
export type Use = (typeof uses)[number]

/** Ports of a host that not every door opens. */
export const ports = ['mailer', 'signIn', 'tokens', 'totp', 'files', 'calendarFile', 'hooks', 'readSheet'] as const

const Door = z.strictObject({
  name: z.string(),
  entry: z.string(),
  /** Paths at which an HTTP door's pages begin. */
  paths: z.array(z.string()).optional(),
  /** Pages of an HTTP door that have nothing of it below them. */
  pages: z.array(z.string()).optional(),
  /** All that it asks of procedures, as it decides nothing (scripts/light-procedures.mjs). */
  asks: z.enum(['ways', 'cases']).optional(),
  uses: z.array(z.enum(uses)),
  /** Indexes of the table that its code asks. */
  indexes: z.array(z.enum(['queue', 'subject', 'lookup'])).default([]),
  /** Adapters that its bundle brings (scripts/light-bundles.mjs). */
  ports: z.array(z.enum(ports)).optional(),
  /** Files that its bundle brings along. */
  assets: z.array(z.string()).optional(),
  /** Files that lie beside its bundle. */
  beside: z.array(z.string()).optional(),
  /** Packages that cannot be bundled; {arch} is their processor. */
  packages: z.array(z.string()).optional(),
  /** Typefaces, of @expo-google-fonts. */
  faces: z.array(z.string()).optional(),
  /** Memory (and so processor share) and time, where unusual. */
  megabytes: z.number().optional(),
  seconds: z.number().optional(),
})
export type Door = z.infer<typeof Door>

/** Functions of the cloud, one list for build, stack and gateway. */
export const doors: readonly Door[] = z.array(Door).parse(listed)
