import { z } from 'zod'

/** By a mail of its own, or by the morning’s digest. */
export type Telling = 'mail' | 'digest'

/** Steps before a limit’s end, at it, and after. */
export const levels = ['half', 'atRisk', 'dueToday', 'breach', 'urged', 'urgedAgain'] as const
export type Level = (typeof levels)[number]
const later: ReadonlySet<Level> = new Set(['urged', 'urgedAgain'])

/** Whom a level tells, and how: the late party, its head, the supervisor. */
export type LadderRow = {
  readonly level: Level
  /** Working days before the day (`atRisk`), after the breach (`urged`), after the last (`urgedAgain`). */
  readonly days: number
  readonly party?: Telling
  readonly head?: Telling
  readonly supervisor?: Telling
}

/** Reminders and escalation; a level left out is not told. */
export type Ladder = readonly LadderRow[]

const Told = z.enum(['mail', 'digest']).exactOptional()
const Row = z.strictObject({
  level: z.enum(levels),
  days: z.int().min(0).max(60),
  ...{ party: Told, head: Told, supervisor: Told },
})

/** Each level once; a breach is told to the head at once. */
export const LadderShape: z.ZodType<Ladder> = z
  .array(Row)
  .refine((rows) => new Set(rows.map(({ level }) => level)).size === rows.length, { error: 'a level stands twice' })
  .refine((rows) => rows.some(({ level, head }) => level === 'breach' && head === 'mail'), {
    error: 'level "breach" must tell the head by "mail"',
  })
  .refine((rows) => rows.every(({ level, days }) => !later.has(level) || days > 0), {
    error: '"urged" and "urgedAgain" come at least a working day later',
  })

/** Where a city has none of its own. The head hears of a breach at once. */
export const usualLadder: Ladder = [
  { level: 'half', days: 0, party: 'digest' },
  { level: 'atRisk', days: 1, party: 'mail', head: 'digest' },
  { level: 'dueToday', days: 0, party: 'mail' },
  { level: 'breach', days: 0, party: 'mail', head: 'mail', supervisor: 'digest' },
  { level: 'urged', days: 2, party: 'mail', head: 'digest', supervisor: 'digest' },
  { level: 'urgedAgain', days: 5, party: 'mail', head: 'digest', supervisor: 'digest' },
]

export const rowOf = (ladder: Ladder | undefined, level: Level): LadderRow | undefined =>
  (ladder ?? usualLadder).find((row) => row.level === level)
