import type { Bilingual } from './bilingual.ts'
import { type Day, isDay } from './day.ts'
import type { Length } from './length.ts'
import type { KnownDate } from './sources/act.ts'

/** 2026年9月24日, as official papers write it. */
export function sayDay(day: Day): Bilingual {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1]} ${year}` }
}

/** 2026年9月. */
export function sayMonth(month: string): Bilingual {
  const [year = '', n] = month.split('-')
  return { zh: `${year}年${Number(n)}月`, en: `${months[Number(n) - 1]} ${year}` }
}

/** Writes a day in each language; any other text stays. */
export const sayIfDay = (text: string): Bilingual => (isDay(text) ? sayDay(text) : { zh: text, en: text })

/** Writes a date as exactly as known: day, month or year. */
export function sayKnown(date: KnownDate): Bilingual {
  const [year = '', month, day] = date.split('-')
  if (day !== undefined) return sayDay(date)
  return month === undefined ? { zh: `${year}年`, en: year } : sayMonth(date)
}

/** 10个工作日. */
export function sayLength({ unit, n }: Length): Bilingual {
  const { zh, en } = units[unit]
  return { zh: `${n}${zh}`, en: `${n} ${en}${n === 1 ? '' : 's'}` }
}

const units: Readonly<Record<Length['unit'], Bilingual>> = {
  workingDays: { zh: '个工作日', en: 'working day' },
  calendarDays: { zh: '日', en: 'day' },
  months: { zh: '个月', en: 'month' },
}

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
