import type { Day } from './day.ts'
import type { Length } from './length.ts'
import type { KnownDate } from './sources/act.ts'
import type { Words } from './time-limit.ts'

/** 2026年9月24日, as official papers write it. */
export function sayDay(day: Day): Words {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1]} ${year}` }
}

/** A date as exactly as it is known: a day, a month, or a year. */
export function sayKnown(date: KnownDate): Words {
  const [year = '', month, day] = date.split('-')
  if (day !== undefined) return sayDay(date)
  return month === undefined
    ? { zh: `${year}年`, en: year }
    : { zh: `${year}年${Number(month)}月`, en: `${months[Number(month) - 1]} ${year}` }
}

/** 10个工作日. */
export function sayLength({ unit, n }: Length): Words {
  const { zh, en } = units[unit]
  return { zh: `${n}${zh}`, en: `${n} ${en}${n === 1 ? '' : 's'}` }
}

const units: Readonly<Record<Length['unit'], Words>> = {
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
