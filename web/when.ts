import type { Lang } from '#engine/view.ts'
import { type Day, shanghaiDay, startOfDay, weekday } from '#law/day.ts'
import { openEnd } from '#records/in-force.ts'

/** Legal dates and times, Shanghai in both languages. */
export function sayDay(lang: Lang, day: Day): string {
  const { year, month, date } = partsOf(day)
  return lang === 'zh' ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`
}

/** The last public day; a permit or an award without an end has none to name. */
export const sayLastDay = (lang: Lang, day: Day): string =>
  day === openEnd ? (lang === 'zh' ? '长期' : 'no fixed end') : sayDay(lang, day)

/** With its weekday: 2026年9月24日（周四）. */
export function sayDueDay(lang: Lang, day: Day): string {
  const n = weekday(day)
  return lang === 'zh' ? `${sayDay(lang, day)}（周${'日一二三四五六'[n]}）` : `${weekdays[n]} ${sayDay(lang, day)}`
}

export const sayInstant = (lang: Lang, at: number): string => `${sayDay(lang, shanghaiDay(at))} ${clockTime(at)}`

export const isoInstant = (at: number): string => `${shanghaiDay(at)}T${clockTime(at)}+08:00`

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
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function partsOf(day: Day) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, date }
}

function clockTime(at: number): string {
  const minutes = Math.floor((at - startOfDay(shanghaiDay(at))) / 60_000)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
