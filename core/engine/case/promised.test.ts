import { expect, it } from 'vitest'
import { chinaCalendar } from '#law/china.ts'
import { addDays, instantOn } from '#law/day.ts'
import { isEstimate, isOver } from './promised.ts'

const at = (day: string, time = '00:00') => ({ calendar: chinaCalendar, clock: { now: () => instantOn(day, time) } })

it('has a day be over once the next has begun, and none before', () => {
  expect(isOver(at('2026-09-15'), '2026-09-14')).toBe(true)
  expect(isOver(at('2026-09-14', '23:59'), '2026-09-14')).toBe(false)
  expect(isOver(at('2026-09-14'), '2026-09-15')).toBe(false)
  expect(isOver(at('2026-09-14'), null)).toBe(false)
})

it('lets no estimate be over: its holidays may still move it', () => {
  const estimate = '2099-01-05'
  expect([isEstimate(chinaCalendar, estimate), isEstimate(chinaCalendar, null)]).toEqual([true, false])
  expect(isOver(at(addDays(estimate, 30)), estimate)).toBe(false)
})
