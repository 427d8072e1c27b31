import { z } from 'zod'
import { HolidayYear as YearShape } from '#engine/case/holiday-year.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, pad } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { HolidayYear } from '#law/calendar.ts'

/** Yearly notice, entered by one administrator and settled by another. */
export type HolidayEdition = {
  readonly year: number
  readonly n: number
  readonly text: string
  readonly days: HolidayYear
  readonly by: string
  readonly at: number
  readonly state: 'proposed' | 'confirmed' | 'declined'
  readonly settledBy: string | null
  readonly settledAt: number | null
  /** Said where it was declined. */
  readonly reason: string | null
  /** Once all cases are counted by it. */
  readonly taken: { readonly at: number; readonly moved: number } | null
}

export const calendarKeys = keyShape('calendar', 'current')
export const yearsKeys = keyShape('calendar', 'years')
const editionKeys = keyShape('holidays#{area}#{year}', '{n}')
export const holidayEditionKey = (area: string, year: number, n: number) =>
  editionKeys.key(area, String(year), pad(n, 4))
export const holidayEditionsIn = (area: string): string => `holidays#${area}`

export const calendarKind = stored('calendar in force', {
  schema: z.string(),
  keys: [calendarKeys],
  due: null,
  from: 'log',
})

export const yearsKind = stored('holiday years that two administrators entered', {
  schema: z.array(YearShape).readonly(),
  keys: [yearsKeys],
  due: null,
  from: 'log',
})

export const holidayEditionKind = stored('holiday notice entered in the web', {
  schema: exactly<HolidayEdition>({
    ...{ year: z.int(), n: z.int(), text: z.string(), days: YearShape, by: z.string(), at: z.number() },
    state: z.enum(['proposed', 'confirmed', 'declined']),
    ...{ settledBy: z.string().nullable(), settledAt: z.number().nullable(), reason: z.string().nullable() },
    taken: z.strictObject({ at: z.number(), moved: z.int() }).nullable(),
  }),
  keys: [editionKeys],
  index: { queue: ['holidays#{area} → {year}#{n}'] },
  due: null,
  from: 'log',
})
export const holidayEditionOf = holidayEditionKind.read

export function holidayEditionItem(edition: HolidayEdition, area: string, v: number): Item {
  const key = holidayEditionKey(area, edition.year, edition.n)
  return { ...key, v, body: json(edition), index: { queue: [holidayEditionsIn(area), `${edition.year}#${key.sk}`] } }
}

export const yearsItem = (years: readonly HolidayYear[], v: number): Item => ({
  ...yearsKeys.key(),
  v,
  body: json(years),
})

/** Acts on a notice, as the log of administration holds them. */
type Of = { readonly year: number; readonly n: number; readonly by: string }
export type CalendarActs = {
  readonly 'calendar.proposed': Of & { readonly text: string; readonly days: HolidayYear }
  readonly 'calendar.confirmed': Of
  readonly 'calendar.declined': Of & { readonly reason: string }
}
const of = { year: z.int(), n: z.int(), by: z.string() }
export const calendarActs: { readonly [Name in keyof CalendarActs]: z.ZodType<CalendarActs[Name]> } = {
  'calendar.proposed': z.strictObject({ ...of, text: z.string(), days: YearShape }),
  'calendar.confirmed': z.strictObject(of),
  'calendar.declined': z.strictObject({ ...of, reason: z.string() }),
}

export const proposedYear = (act: CalendarActs['calendar.proposed'], at: number): HolidayEdition => ({
  ...act,
  ...{ at, state: 'proposed', settledBy: null, settledAt: null, reason: null, taken: null },
})

export const settledYear = (
  edition: HolidayEdition,
  { by, reason = null }: { readonly by: string; readonly reason?: string | null },
  at: number,
): HolidayEdition => ({
  ...edition,
  state: reason === null ? 'confirmed' : 'declined',
  ...{ settledBy: by, settledAt: at, reason },
})

/** Confirmed, and waiting for the cases to be counted by it. */
export const isUntaken = ({ state, taken }: HolidayEdition): boolean => state === 'confirmed' && taken === null

/** The newest entered of each year. */
export const yearsWith = (years: readonly HolidayYear[], one: HolidayYear): readonly HolidayYear[] =>
  [...years.filter(({ year }) => year !== one.year), one].toSorted((a, b) => a.year - b.year)
