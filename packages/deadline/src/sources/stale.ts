import { addMonths, type Day } from '../day.ts'
import type { KnownDate } from './act.ts'
import { acts } from './acts.ts'

/** Acts that nobody has looked at for a year, the longest first. */
export const staleActs = (today: Day): readonly string[] =>
  Object.entries(acts)
    .filter(([, { lookedAt }]) => lookAgainOn(lookedAt) <= today)
    .toSorted(([, a], [, b]) => a.lookedAt.localeCompare(b.lookedAt))
    .map(([name]) => name)

/** A year later; a month or year counts from its first day. */
export const lookAgainOn = (lookedAt: KnownDate): Day => addMonths(`${lookedAt}-01-01`.slice(0, 10), 12)
