import { expect, it } from 'vitest'
import { chinaCalendar as calendar } from './china.ts'
import { workingDayAfter, works } from './works.ts'

it.each([
  ['a worked Sunday', '2026-09-20', true],
  ['a holiday on a Friday', '2026-09-25', false],
  ['the last day that is estimated', '2027-12-31', true],
  ['a Saturday beyond the calendar', '2028-01-01', false],
  ['a Sunday beyond it', '2028-01-02', false],
  ['a Monday beyond it, of which no holiday is known', '2028-01-03', true],
  ['a Friday beyond it', '2028-01-07', true],
])('offices: %s, %s: %s', (_what, day, expected) => {
  expect(works(calendar, day)).toBe(expected)
})

it.each([
  ['2026-09-30', 1, '2026-10-08'],
  ['2026-09-30', 3, '2026-10-10'],
  ['2026-09-30', 0, '2026-09-30'],
  ['2027-12-31', 1, '2028-01-03'],
  ['2027-12-30', 6, '2028-01-07'],
])('%s and %i days of offices later is %s', (day, n, expected) => {
  expect(workingDayAfter(calendar, day, n)).toBe(expected)
  if (n === 1) expect(workingDayAfter(calendar, day)).toBe(expected)
})
