import { expect, it } from 'vitest'
import { chinaCalendar as calendar } from './china.ts'
import { coverage } from './coverage.ts'
import { endOfDay, startOfDay } from './day.ts'

// The last notice is that of 2026, with 2027 estimated.
const notEntered = {
  zh: '2027 年放假安排尚未录入，2026年12月24日起的期限均为暂定',
  en: 'The holiday notice of 2027 is not entered: dates from 24 December 2026 are provisional.',
}
const estimated = {
  zh: '缺少 2027 年放假安排，今天的工作日只是估计，请立即录入',
  en: 'The holiday notice of 2027 is missing: even today is an estimate. Enter it now.',
}
const missing = {
  zh: '缺少 2027 年以来的放假安排，新的期限没有日期，请立即录入',
  en: 'The holiday notices from 2027 on are missing: new limits have no day. Enter them now.',
}

it.each([
  ['2025-11-15', '2026-11-14', null],
  ['2026-11-15', '2026-12-31', notEntered],
  ['2027-01-01', '2027-12-31', estimated],
  ['2028-01-01', '2028-12-31', missing],
])('from %s to %s the notices warn of %o', (from, to, warning) => {
  const days = [startOfDay(from), endOfDay(to) - 1].map((at) => coverage(calendar, at))
  expect(days.map((one) => one.warning)).toEqual([warning, warning])
  expect(days[0]).toEqual({
    ...{ today: from, version: calendar.version, firstYear: 2018, lastYear: 2026 },
    ...{ provisionalFrom: '2026-12-24', estimatedUntil: '2027-12-31', warning },
  })
})
