import type { Bilingual } from './bilingual.ts'
import type { Calendar } from './calendar.ts'
import type { Day } from './day.ts'
import type { Length, Span } from './deadline.ts'
import { type Explanation, explain } from './explain.ts'
import { ownLimit } from './own-limit.ts'
import { rules } from './rules.ts'
import { lengthOf, type TimeLimit } from './time-limit.ts'

/** One figure of a rule, or of a variant with its condition. */
export type Figure = {
  /** `A4`, and `H1.1` for the first variant. */
  readonly id: string
  readonly limit: TimeLimit
  readonly when: Bilingual | null
  readonly length: Length
}
export type Question = {
  /** A figure of the rules, or a length of one's own. */
  readonly of: Figure | Length
  readonly start: Day
  readonly excluded: readonly Span[]
}

/** Day by day; undefined where the count would leave the calendar. */
export function calculate(
  { of, start, excluded }: Question,
  calendar: Calendar,
): (Explanation & { readonly due: Day }) | undefined {
  const length = 'limit' in of ? of.length : of
  const found = explain('limit' in of ? of.limit : ownLimit, start, calendar, { length, excluded })
  return found.due === null ? undefined : { ...found, due: found.due }
}

/** Every figure of some rules; left out: the rules of today. */
export const figuresOf = (of: readonly TimeLimit[] = rules): readonly Figure[] =>
  of.flatMap((limit) => {
    const own = lengthOf(limit)
    const main = own === undefined ? [] : [{ id: limit.id, limit, when: null, length: own }]
    return [...main, ...limit.variants.map((one, i) => ({ id: `${limit.id}.${i + 1}`, limit, ...one }))]
  })

export const figures: readonly Figure[] = figuresOf()

export const figureOf = (id: string, among = figures): Figure | undefined => among.find((one) => one.id === id)
