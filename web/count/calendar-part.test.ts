import { expect, it } from 'vitest'
import { makeCalendar } from '#law/calendar.ts'
import { chinaCalendar } from '#law/china.ts'
import { addDays } from '#law/day.ts'
import { deadline } from '#law/deadline.ts'
import { calendarPart } from './calendar-part.ts'

it('makes the days of a calendar again from a part of it', () => {
  for (const from of ['2019-05-01', '2025-12-30', '2026-09-24', chinaCalendar.lastDay]) {
    const { years, estimates } = calendarPart(chinaCalendar, from)
    const part = makeCalendar(years, estimates)
    for (let day = from; day <= chinaCalendar.lastDay; day = addDays(day, 1))
      expect([day, part.isWorkingDay(day), part.nameOf(day), part.noticeOf(day)?.number]).toEqual([
        ...[day, chinaCalendar.isWorkingDay(day), chinaCalendar.nameOf(day), chinaCalendar.noticeOf(day)?.number],
      ])
  }
  const part = calendarPart(chinaCalendar, '2026-12-20')
  const length = { unit: 'workingDays', n: 10, as: 'act' } as const
  expect(deadline(length, '2026-12-20', makeCalendar(part.years, part.estimates))).toEqual(
    deadline(length, '2026-12-20', chinaCalendar),
  )
})
