import { type Bilingual, fillBoth } from './bilingual.ts'
import type { Calendar } from './calendar.ts'
import { type Day, shanghaiDay } from './day.ts'
import { sayDay } from './say.ts'

export type Coverage = {
  readonly today: Day
  readonly version: string
  readonly firstYear: number
  readonly lastYear: number
  readonly provisionalFrom: Day
  readonly estimatedUntil: Day
  readonly warning: Bilingual | null
}

/** Tells whether notices reach far enough: next year's comes by 15 November. */
export function coverage(calendar: Calendar, nowMs: number): Coverage {
  const today = shanghaiDay(nowMs)
  const { version, firstYear, lastYear, provisionalFrom } = calendar
  const warning = warningOn(today, calendar)
  return { today, version, firstYear, lastYear, provisionalFrom, estimatedUntil: calendar.lastDay, warning }
}

function warningOn(today: Day, { lastYear, lastDay }: Calendar): Bilingual | null {
  const year = Number(today.slice(0, 4))
  if (today > lastDay) return fillBoth(coverageWords.missing, { year: lastYear + 1 })
  if (year > lastYear) return fillBoth(coverageWords.estimated, { year: lastYear + 1 })
  if (year < lastYear || today < `${year}-11-15`) return null
  return fillBoth(coverageWords.notEntered, { year: year + 1, from: sayDay(`${lastYear}-12-24`) })
}

/** Warnings that holidays are not entered, for a city to change. */
export const coverageWords = {
  missing: {
    zh: '缺少 {year} 年以来的放假安排，新的期限没有日期，请立即录入',
    en: 'The holiday notices from {year} on are missing: new limits have no day. Enter them now.',
  },
  estimated: {
    zh: '缺少 {year} 年放假安排，今天的工作日只是估计，请立即录入',
    en: 'The holiday notice of {year} is missing: even today is an estimate. Enter it now.',
  },
  notEntered: {
    zh: '{year} 年放假安排尚未录入，{from}起的期限均为暂定',
    en: 'The holiday notice of {year} is not entered: dates from {from} are provisional.',
  },
} as const
