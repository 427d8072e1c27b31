import { expect, it } from 'vitest'
import { publishedYears } from '#law/china.ts'
import { HolidayYear } from './holiday-year.ts'

const y2027 = {
  year: 2027,
  notice: { urls: ['https://example.org/2027'] },
  off: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }],
  worked: [{ name: '元旦', day: '2027-01-03' }],
}

it('accepts the files of this repository, and no file with an unknown key or a false day', () => {
  for (const year of publishedYears) expect(HolidayYear.parse(year)).toEqual(year)
  expect(HolidayYear.safeParse({ ...y2027, days: [] }).success).toBe(false)
  expect(HolidayYear.safeParse({ ...y2027, worked: [{ name: '元旦', day: '2027-02-29' }] }).success).toBe(false)
  expect(HolidayYear.safeParse({ ...y2027, off: [] }).success).toBe(false)
})
