import { type Bilingual, fillBoth, two } from './bilingual.ts'
import { type Day, isDay } from './day.ts'
import type { Length } from './length.ts'
import type { KnownDate } from './sources/act.ts'

/** 2026年9月24日, as official papers write it. */
export function sayDay(day: Day): Bilingual {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return fillBoth(dates.day, { year, month: two(String(month), months[month - 1] ?? ''), date })
}

/** 2026年9月. */
export function sayMonth(month: string): Bilingual {
  const [year = '', n] = month.split('-')
  return fillBoth(dates.month, { year, month: two(String(Number(n)), months[Number(n) - 1] ?? '') })
}

/** Writes days in each language; other text stays. */
export const sayIfDay = (text: string): Bilingual => (isDay(text) ? sayDay(text) : { zh: text, en: text })

/** Writes a date as exactly as known: day, month or year. */
export function sayKnown(date: KnownDate): Bilingual {
  const [year = '', month, day] = date.split('-')
  if (day !== undefined) return sayDay(date)
  return month === undefined ? fillBoth(dates.year, { year }) : sayMonth(date)
}

/** 10个工作日. */
export function sayLength({ unit, n }: Length): Bilingual {
  return fillBoth((n === 1 ? oneOf : manyOf)[unit], { n })
}

const manyOf: Readonly<Record<Length['unit'], Bilingual>> = {
  workingDays: two('{n}个工作日', '{n} working days'),
  calendarDays: two('{n}日', '{n} days'),
  months: two('{n}个月', '{n} months'),
}
const oneOf: Readonly<Record<Length['unit'], Bilingual>> = {
  workingDays: two('{n}个工作日', '{n} working day'),
  calendarDays: two('{n}日', '{n} day'),
  months: two('{n}个月', '{n} month'),
}

const dates = {
  day: two('{year}年{month}月{date}日', '{date} {month} {year}'),
  month: two('{year}年{month}月', '{month} {year}'),
  year: two('{year}年', '{year}'),
} as const

/** Words of days and lengths, for cities to change. */
export const dateWords = { dates, manyOf, oneOf }

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
