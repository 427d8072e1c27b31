import { expect, it } from 'vitest'
import { chinaCalendar } from '#law/china.ts'
import { instantOn } from '#law/day.ts'
import { nextDigest, nextMailHour, usualHours } from './mail-hours.ts'

const at = (text: string) => instantOn(text.slice(0, 10), text.slice(11))

// 2026-10-01 to 07 are off, 2026-09-20 is a Sunday that is worked.
it.each([
  ['2026-09-14 10:15', '2026-09-14 10:15'],
  ['2026-09-14 07:59', '2026-09-14 08:00'],
  ['2026-09-14 20:00', '2026-09-15 08:00'],
  ['2026-09-18 23:30', '2026-09-20 08:00'],
  ['2026-09-20 09:00', '2026-09-20 09:00'],
  ['2026-09-30 21:00', '2026-10-08 08:00'],
  ['2031-03-01 12:00', '2031-03-03 08:00'],
])('what is not urgent at %s goes at %s', (now, then) => {
  expect(nextMailHour(at(now), chinaCalendar, usualHours)).toBe(at(then))
})

it.each([
  ['2026-09-14 08:29', '2026-09-14 08:30'],
  ['2026-09-14 08:30', '2026-09-15 08:30'],
  ['2026-09-30 12:00', '2026-10-08 08:30'],
])('the first digest after %s is that of %s', (now, then) => {
  expect(nextDigest(at(now), chinaCalendar, usualHours)).toBe(at(then))
})
